/** Imports of a text that the parser gave up on: those that stand on lines of their own, as imports do. */
import type { ImportSketch } from './file-sketch';

const statements =
  /^[ \t]*(?:(import|export)\b(?:\s+(type)\b(?!\s*(?:,|from\b)))?[^'"`;()=]*?(?:\bfrom\s*|(?<=import)\s*)|(?:(?:const|let|var)\b[^=;\n]*=\s*)?(require)\(\s*)(['"])([^'"\n]+)\4/gm;

/** @returns nothing when the parser kept a part of the tree, or the text has no errors */
export function recoveredImports(
  text: string,
  parsed: { readonly program: { readonly body: readonly unknown[] }; readonly errors: readonly unknown[] },
  lineAt: (offset: number) => number,
): ImportSketch[] {
  if (parsed.errors.length === 0 || parsed.program.body.length > 0) return [];
  return [...text.matchAll(statements)].map((match) => {
    const [found, keyword, type, , , specifier = ''] = match;
    const kind = type ? 'type-only' : keyword === 'import' ? 'value' : keyword === 'export' ? 're-export' : 'require';
    const indent = found.length - found.trimStart().length;
    return {
      specifier,
      line: lineAt(match.index + indent),
      kind,
      literal: true,
      names: [{ local: '', imported: '*' }],
    };
  });
}
