/** One source file as the lift reads it: its tree, its imports by local name, what it declares and what it passes on. */
import ts from 'typescript';
import type { ModulePath } from '@banyan/model';

/** A parsed file. */
export interface ParsedFile {
  readonly path: ModulePath;
  readonly text: string;
  readonly ast: ts.SourceFile;
  /** Where each imported name comes from, by the name it has in this file. */
  readonly imports: ReadonlyMap<string, ImportedName>;
  /** Top-level declarations by name. */
  readonly declarations: ReadonlyMap<string, ts.Node>;
  readonly reexports: readonly Reexport[];
}

/** An imported name: `name` is what the other file calls it, `*` the whole of it. */
export interface ImportedName {
  readonly specifier: string;
  readonly name: string;
}

/** `export { name as as } from specifier`; both are `*` for `export * from`. */
export interface Reexport extends ImportedName {
  readonly as: string;
}

/** Parses one file. Only syntax is read; nothing is resolved or checked. */
export function parseFile(path: ModulePath, text: string): ParsedFile {
  const ast = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports = new Map<string, ImportedName>();
  const declarations = new Map<string, ts.Node>();
  const reexports: Reexport[] = [];
  for (const statement of ast.statements) {
    if (ts.isImportDeclaration(statement))
      for (const [local, from] of importedNames(statement)) imports.set(local, from);
    else if (ts.isImportEqualsDeclaration(statement)) addRequire(statement, imports);
    else if (ts.isExportDeclaration(statement)) reexports.push(...passedOn(statement, imports));
    else if (ts.isExportAssignment(statement)) declarations.set('default', statement.expression);
    else for (const [name, node] of declaredNames(statement)) declarations.set(name, node);
  }
  addRenamed(ast, declarations);
  return { path, text, ast, imports, declarations, reexports };
}

/** The names one import declaration brings in, by local name. */
export function importedNames(statement: ts.ImportDeclaration): readonly (readonly [string, ImportedName])[] {
  const specifier = (statement.moduleSpecifier as ts.StringLiteral).text;
  const clause = statement.importClause;
  if (!clause) return [];
  const names: (readonly [string, ImportedName])[] = [];
  if (clause.name) names.push([clause.name.text, { specifier, name: 'default' }]);
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push([bindings.name.text, { specifier, name: '*' }]);
  if (bindings && ts.isNamedImports(bindings))
    for (const { name, propertyName } of bindings.elements)
      names.push([name.text, { specifier, name: (propertyName ?? name).text }]);
  return names;
}

function addRequire(statement: ts.ImportEqualsDeclaration, imports: Map<string, ImportedName>): void {
  const { moduleReference: reference, name } = statement;
  if (ts.isExternalModuleReference(reference) && ts.isStringLiteral(reference.expression))
    imports.set(name.text, { specifier: reference.expression.text, name: '*' });
}

function passedOn(statement: ts.ExportDeclaration, imports: ReadonlyMap<string, ImportedName>): readonly Reexport[] {
  const specifier = statement.moduleSpecifier && (statement.moduleSpecifier as ts.StringLiteral).text;
  const clause = statement.exportClause;
  if (specifier === undefined) return clause ? passedOnImports(clause, imports) : [];
  if (!clause) return [{ specifier, name: '*', as: '*' }];
  if (ts.isNamespaceExport(clause)) return [{ specifier, name: '*', as: clause.name.text }];
  return clause.elements.map(({ name, propertyName }) => ({
    specifier,
    name: (propertyName ?? name).text,
    as: name.text,
  }));
}

/** `import { A } from './a'; export { A };` */
function passedOnImports(
  clause: ts.NamedExportBindings,
  imports: ReadonlyMap<string, ImportedName>,
): readonly Reexport[] {
  if (ts.isNamespaceExport(clause)) return [];
  return clause.elements.flatMap(({ name, propertyName }) => {
    const from = imports.get((propertyName ?? name).text);
    return from ? [{ ...from, as: name.text }] : [];
  });
}

/** `export { Inner as Outer }` of something declared here. */
function addRenamed(ast: ts.SourceFile, declarations: Map<string, ts.Node>): void {
  for (const statement of ast.statements) {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier) continue;
    if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) continue;
    for (const { name, propertyName } of statement.exportClause.elements) {
      const node = declarations.get((propertyName ?? name).text);
      if (node) declarations.set(name.text, node);
    }
  }
}

function declaredNames(statement: ts.Statement): readonly (readonly [string, ts.Node])[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap((declaration) =>
      ts.isIdentifier(declaration.name) ? [[declaration.name.text, declaration] as const] : [],
    );
  const isDefault = ts.canHaveModifiers(statement) && hasModifier(statement, ts.SyntaxKind.DefaultKeyword);
  const name = (statement as ts.Statement & { readonly name?: ts.Node }).name;
  const named = name && ts.isIdentifier(name) ? [[name.text, statement] as const] : [];
  return isDefault ? [...named, ['default', statement] as const] : named;
}

function hasModifier(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false;
}
