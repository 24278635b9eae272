/** One file's text → its sketch. */
import { commentImports } from './comment-imports';
import type { FileSketch } from './file-sketch';
import { hashText } from './hash-text';
import { lineIndex } from './line-index';
import { requestSource } from './module-requests';
import { parseSource } from './parse-source';
import { ownSketch } from './pack-sketch';
import { keepsText, parseWhole } from './parse-whole';
import { Pass } from './pass';
import { recoveredImports } from './recovered-imports';
import { suppressions } from './suppressions';
import { visit } from './visit';

/** Reads one file's text in one pass. Pure: the same path and text give the same sketch. */
export function sketchFile(path: string, text: string): FileSketch {
  const { lineAt, lines } = lineIndex(text);
  const parsed = parseSource(path, text, parseWhole);
  const { program, errors } = parsed;
  const pass = new Pass(text, requestSource(text), lineAt, lines, visit);
  for (const statement of program.body) pass.visit(statement);
  const sketch: FileSketch = {
    path,
    lines,
    hash: hashText(text),
    errors: errors.map(({ offset, message }) => ({ line: lineAt(offset), message })),
    imports: [
      ...pass.imports,
      ...recoveredImports(text, parsed, lineAt),
      ...commentImports(text, parsed.docComments, lineAt),
    ],
    exports: pass.exports,
    classes: pass.classes,
    functions: pass.functions,
    scopes: pass.scopes,
    calls: pass.calls,
    interfaces: pass.interfaces,
    typeAliases: pass.typeAliases,
    writes: pass.writes,
    throws: pass.throws,
    loops: pass.loops,
    repeats: pass.repeats,
    awaited: pass.awaited,
    environment: pass.environment,
    asked: pass.asked,
    suppressions: suppressions(text, parsed, lineAt, lines),
  };
  return keepsText(text) ? ownSketch(sketch) : sketch;
}
