/** Imports without a tree: those that stand on lines of their own, as imports do. */
import type { ImportSketch } from './file-sketch';
import type { ImportsSketch } from './imports-sketch';
import { lineIndex } from './line-index';
import { ownText } from './own-text';

const statements =
  /^[ \t]*(?:(import|export)\b(?:\s+(type)\b(?!\s*(?:,|from\b)))?[^'"`;()=]*?(?:\bfrom\s*|(?<=import)\s*)|(?:(?:const|let|var)\b[^=;\n]*=\s*)?(require)\(\s*)(['"])([^'"\n]+)\4/gm;

/** Imports of a text that the parser gave up on. @returns nothing when the parser kept a part of the tree, or the text has no errors */
export function recoveredImports(
  text: string,
  parsed: { readonly program: { readonly body: readonly unknown[] }; readonly errors: readonly unknown[] },
  lineAt: (offset: number) => number,
): ImportSketch[] {
  return parsed.errors.length === 0 || parsed.program.body.length > 0 ? [] : writtenImports(text, lineAt);
}

/** The imports of a text that is too large to be parsed: megabytes of source are gigabytes of tree. */
export function largeImports(path: string, text: string): ImportsSketch {
  const { lineAt, lines } = lineIndex(text);
  return { path, lines, errors: [], imports: writtenImports(text, lineAt) };
}

function writtenImports(text: string, lineAt: (offset: number) => number): ImportSketch[] {
  return [...text.matchAll(statements)].map((match) => {
    const [found, keyword, type, , , specifier = ''] = match;
    const kind = type ? 'type-only' : keyword === 'import' ? 'value' : keyword === 'export' ? 're-export' : 'require';
    const indent = found.length - found.trimStart().length;
    return {
      specifier: ownText(specifier),
      line: lineAt(match.index + indent),
      kind,
      literal: true,
      names: [{ local: '', imported: '*' }],
    };
  });
}
