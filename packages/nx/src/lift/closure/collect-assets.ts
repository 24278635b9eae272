/** Folders and files that lifted code finds at run time beside itself: translations, mail templates, certificates. */
import { posix } from 'node:path';
import ts from 'typescript';
import type { FileTree } from '../../file-tree';
import type { ServiceFile } from '../lift-input';
import { lineOf } from '../source/line-of';
import { parseFile } from '../source/parsed-file';

/** One place that code names by `join(__dirname, '…')`. */
export interface Asset {
  /** The folder or file, e.g. `src/i18n`. */
  readonly path: string;
  readonly files: readonly ServiceFile[];
  /** Where it is named: file and line. */
  readonly namedAt: { readonly file: string; readonly line: number };
}

/** More than this is no asset of one service, and a preview must stay quick. */
const most = 500;
const code = /\.([cm]?[jt]sx?|map)$/;

/**
 * Text files only: what is not UTF-8 would not survive a generator's tree, and stays a warning.
 * @param copied the lifted files
 */
export function collectAssets(copied: readonly ServiceFile[], monolith: FileTree): readonly Asset[] {
  const naming = copied.filter(({ path, content }) => code.test(path) && content.includes('__dirname'));
  const named = naming.flatMap(namedPlaces);
  if (named.length === 0) return [];
  const all = monolith.list();
  return named.flatMap(({ path, namedAt }) => {
    const below = all.filter((file) => file === path || file.startsWith(`${path}/`));
    const files = below.length > most || below.some((file) => code.test(file)) ? [] : readTexts(below, monolith);
    return files.length === 0 ? [] : [{ path, files, namedAt }];
  });
}

function namedPlaces({ path: file, content }: ServiceFile): readonly Omit<Asset, 'files'>[] {
  const found: Omit<Asset, 'files'>[] = [];
  const visit = (node: ts.Node): void => {
    const path = placeOf(node, file);
    if (path !== undefined) found.push({ path, namedAt: { file, line: lineOf(node) } });
    ts.forEachChild(node, visit);
  };
  visit(parseFile(file, content).ast);
  return found;
}

/** `join(__dirname, '/i18n/')` in `src/app.module.ts` is `src/i18n`. */
function placeOf(node: ts.Node, file: string): string | undefined {
  if (!ts.isCallExpression(node) || !/(^|\.)(join|resolve)$/.test(node.expression.getText())) return undefined;
  const [first, ...rest] = node.arguments;
  if (!first || !ts.isIdentifier(first) || first.text !== '__dirname' || rest.length === 0) return undefined;
  if (!rest.every(ts.isStringLiteralLike)) return undefined;
  const path = posix.join(posix.dirname(file), ...rest.map(({ text }) => text)).replace(/\/$/, '');
  return path === '.' || path.startsWith('..') ? undefined : path;
}

function readTexts(paths: readonly string[], monolith: FileTree): readonly ServiceFile[] {
  const files = paths.map((path) => ({ path, content: monolith.read(path) ?? '', source: path }));
  return files.some(({ content }) => content.includes('\uFFFD')) ? [] : files;
}
