/** The files a set of files needs, over imports of every kind. Of a barrel only what is asked of it is followed. */
import ts from 'typescript';
import type { ModulePath } from '@banyan/model';
import { moduleMentions } from '../source/module-specifiers';
import { parseFile, type ParsedFile } from '../source/parsed-file';
import { isDeclaration, type SourceIndex } from '../source/source-index';

/** The files, and the names asked of each. */
export type Demands = ReadonlyMap<ModulePath, ReadonlySet<string>>;

/**
 * @param texts texts that stand in the place of the monolith's own, by path
 * @returns for every needed file the names that others ask of it; `*` means all
 */
export function collectFiles(
  start: readonly ModulePath[],
  texts: ReadonlyMap<ModulePath, string>,
  index: SourceIndex,
): Demands {
  const demands = new Map<ModulePath, Set<string>>();
  const queue: { readonly path: ModulePath; readonly names: readonly string[] }[] = start.map((path) => ({
    path,
    names: ['*'],
  }));
  for (const { path, names } of queue) {
    const known = demands.get(path);
    const fresh = names.filter((name) => !known?.has(name));
    if (known && fresh.length === 0) continue;
    demands.set(path, new Set([...(known ?? []), ...fresh]));
    const file = textOf(path, texts, index);
    if (!file) continue;
    if (isBarrel(file.ast) && !fresh.includes('*')) queue.push(...askedOfBarrel(file, fresh, index));
    else if (!known || isBarrel(file.ast)) queue.push(...askedByFile(file, index));
  }
  return demands;
}

/** A file that only passes on what others export. */
export function isBarrel(ast: ts.SourceFile): boolean {
  return (
    ast.statements.length > 0 &&
    ast.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined)
  );
}

/** The statements of a barrel a name comes through; all stars when it cannot be told which. */
export function statementsFor(file: ParsedFile, name: string, index: SourceIndex): readonly ts.ExportDeclaration[] {
  const statements = file.ast.statements.filter(ts.isExportDeclaration);
  const named = statements.filter(({ exportClause }) => exportClause && passesName(exportClause, name));
  if (named.length > 0) return named;
  const stars = statements.filter(({ exportClause }) => !exportClause);
  const telling = stars.filter((star) => {
    const target = index.target(file.path, specifierOf(star));
    return target !== undefined && isDeclaration(index.find(target, name));
  });
  return telling.length > 0 ? telling : stars;
}

function askedOfBarrel(file: ParsedFile, names: readonly string[], index: SourceIndex) {
  return names.flatMap((name) =>
    statementsFor(file, name, index).flatMap((statement) => {
      const path = index.target(file.path, specifierOf(statement));
      return path === undefined ? [] : [{ path, names: [innerName(statement, name)] }];
    }),
  );
}

function askedByFile(file: ParsedFile, index: SourceIndex) {
  return moduleMentions(file.ast).flatMap(({ literal, names }) => {
    const path = index.target(file.path, literal.text);
    return path === undefined ? [] : [{ path, names }];
  });
}

function textOf(path: ModulePath, texts: ReadonlyMap<ModulePath, string>, index: SourceIndex): ParsedFile | undefined {
  if (!/\.[cm]?[jt]sx?$/.test(path)) return undefined;
  const text = texts.get(path);
  return text === undefined ? index.file(path) : parseFile(path, text);
}

function passesName(clause: ts.NamedExportBindings, name: string): boolean {
  if (ts.isNamespaceExport(clause)) return clause.name.text === name;
  return clause.elements.some((element) => element.name.text === name);
}

/** What the file behind calls it. */
function innerName({ exportClause }: ts.ExportDeclaration, name: string): string {
  if (!exportClause) return name;
  if (ts.isNamespaceExport(exportClause)) return '*';
  const element = exportClause.elements.find((one) => one.name.text === name);
  return (element?.propertyName ?? element?.name)?.text ?? name;
}

function specifierOf(statement: ts.ExportDeclaration): string {
  return (statement.moduleSpecifier as ts.StringLiteral).text;
}
