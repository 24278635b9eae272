/** Takes the re-exports nobody asks for out of a barrel. */
import ts from 'typescript';
import { statementsFor } from '../closure/collect-files';
import type { ParsedFile } from '../source/parsed-file';
import type { SourceIndex } from '../source/source-index';
import { applyEdits, removeElements, removeStatement, type TextEdit } from './text-edit';

/** @param names what is asked of the barrel; `*` leaves it as it is */
export function pruneBarrel(file: ParsedFile, names: ReadonlySet<string>, index: SourceIndex): string {
  if (names.has('*')) return file.text;
  const used = new Set([...names].flatMap((name) => statementsFor(file, name, index)));
  const edits = file.ast.statements.filter(ts.isExportDeclaration).flatMap((statement): readonly TextEdit[] => {
    if (!used.has(statement)) return [removeStatement(statement, file.text)];
    const { exportClause } = statement;
    if (!exportClause || !ts.isNamedExports(exportClause)) return [];
    const dropped = new Set<ts.Node>(exportClause.elements.filter(({ name }) => !names.has(name.text)));
    return removeElements(exportClause.elements, dropped, file.text);
  });
  return applyEdits(file.text, edits);
}
