/** Takes out the imports and the private declarations that an edit left without a use. */
import ts from 'typescript';
import { importedNames, parseFile, type ParsedFile } from '../source/parsed-file';
import { applyEdits, removeElements, removeStatement, type TextEdit } from './text-edit';

/** What was already unused before stays: it is not ours to judge. */
export function removeUnused(before: ParsedFile, text: string): string {
  const usedBefore = usesOf(before.ast);
  for (let current = text; ; ) {
    const file = parseFile(before.path, current);
    const uses = usesOf(file.ast);
    const isOrphan = (name: string): boolean => usedBefore.has(name) && !uses.has(name);
    const edits = file.ast.statements.flatMap((statement) => orphanEdits(statement, isOrphan, current));
    if (edits.length === 0) return current;
    current = applyEdits(current, edits);
  }
}

function orphanEdits(statement: ts.Statement, isOrphan: (name: string) => boolean, text: string): readonly TextEdit[] {
  if (ts.isImportDeclaration(statement)) return importEdits(statement, isOrphan, text);
  const isExported = ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(isExport);
  if (isExported) return [];
  if (ts.isFunctionDeclaration(statement) && statement.name && isOrphan(statement.name.text))
    return [removeStatement(statement, text)];
  if (!ts.isVariableStatement(statement)) return [];
  const names = statement.declarationList.declarations.map(({ name }) => name.getText());
  return names.every(isOrphan) ? [removeStatement(statement, text)] : [];
}

function isExport(modifier: ts.Modifier): boolean {
  return modifier.kind === ts.SyntaxKind.ExportKeyword;
}

function importEdits(
  statement: ts.ImportDeclaration,
  isOrphan: (name: string) => boolean,
  text: string,
): readonly TextEdit[] {
  const names = importedNames(statement).map(([local]) => local);
  if (names.length === 0 || !names.some(isOrphan)) return [];
  if (names.every(isOrphan)) return [removeStatement(statement, text)];
  const bindings = statement.importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return [];
  const orphans = new Set<ts.Node>(bindings.elements.filter(({ name }) => isOrphan(name.text)));
  return removeElements(bindings.elements, orphans, text);
}

/** Names that are used in a file, where they are not being imported or declared. */
function usesOf(ast: ts.SourceFile): ReadonlySet<string> {
  const uses = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node) && !isDeclaredName(node)) uses.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return uses;
}

function isDeclaredName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isVariableDeclaration(parent) || ts.isFunctionDeclaration(parent)) && parent.name === node;
}
