/** Imports that stand in comments: JSDoc types of JavaScript, and triple-slash references. */
import type { Comment } from 'oxc-parser';
import type { ImportSketch } from './file-sketch';
import { ownText } from './own-text';

const typeQuery = /import\(\s*(['"])([^'"]+)\1\s*\)/g;
const docTag = /@import\s+(?:[^'"]*\sfrom\s+|)(['"])([^'"]+)\1/g;
const reference = /^\/\/\/\s*<reference\s+path\s*=\s*(['"])([^'"]+)\1/gm;

/** @param comments those that may hold types */
export function commentImports(
  text: string,
  comments: readonly Comment[],
  lineAt: (offset: number) => number,
): ImportSketch[] {
  return [...comments.flatMap((comment) => docImports(comment, lineAt)), ...references(text, lineAt)];
}

function docImports({ type, value, start }: Comment, lineAt: (offset: number) => number): ImportSketch[] {
  if (type !== 'Block' || !value.startsWith('*')) return [];
  return [...value.matchAll(typeQuery), ...value.matchAll(docTag)].map((match) =>
    // The comment's text begins behind its two opening characters.
    toType(match[2] as string, lineAt(start + 2 + match.index)),
  );
}

/** `/// <reference path="x.d.ts" />`: a path beside the file, whether or not it begins with a dot. */
function references(text: string, lineAt: (offset: number) => number): ImportSketch[] {
  if (!text.includes('<reference')) return [];
  return [...text.matchAll(reference)].map((match) => {
    const path = ownText(match[2] as string);
    return toType(/^\.{0,2}\//.test(path) ? path : `./${path}`, lineAt(match.index));
  });
}

function toType(specifier: string, line: number): ImportSketch {
  return { specifier, line, kind: 'import-type', literal: true, names: [{ local: '', imported: '*' }] };
}
