/** Finds the code that starts the monolith: where the application is created and where it listens. */
import ts from 'typescript';
import type { CodeFacts, ModulePath } from '@banyan/model';
import type { ParsedFile } from '../source/parsed-file';
import type { SourceIndex } from '../source/source-index';
import { tokenOf, unwrap } from './token';

/** The start of the monolith. */
export interface Bootstrap {
  /** The file that is run. */
  readonly entry: ModulePath;
  /** The file that creates the application; often the entry itself. */
  readonly creator: ModulePath;
  /** The file that calls `listen`; often the entry itself. */
  readonly listener: ModulePath;
  /** Symbol id of the root module. */
  readonly root: string;
}

/** Several files may create an application (a worker, a seed): the one that also listens is meant, `main` before others. */
export function findBootstrap(facts: CodeFacts, index: SourceIndex): Bootstrap | undefined {
  const paths = facts.modules.filter(({ test }) => !test).map(({ path }) => path);
  const creating = new Set(facts.imports.filter(({ names }) => names.includes('NestFactory')).map(({ file }) => file));
  const found = paths.filter((path) => creating.has(path)).flatMap((creator) => bootstrapsOf(creator, facts, index));
  return found.sort((a, b) => rank(a) - rank(b) || (a.entry < b.entry ? -1 : 1))[0];
}

/** The calls that create an application: some start one before, only to read its configuration. */
export function creationCalls(file: ParsedFile): readonly ts.CallExpression[] {
  return findCalls(file.ast, (call) => call.expression.getText() === 'NestFactory.create');
}

/** The call that listens: on a variable, never on a server made by hand. */
export function listenCall(file: ParsedFile): ts.CallExpression | undefined {
  return findCalls(
    file.ast,
    ({ expression }) =>
      ts.isPropertyAccessExpression(expression) &&
      ['listen', 'listenAsync'].includes(expression.name.text) &&
      ts.isIdentifier(expression.expression),
  )[0];
}

function bootstrapsOf(creator: ModulePath, facts: CodeFacts, index: SourceIndex): readonly Bootstrap[] {
  const file = index.file(creator);
  const created = file && creationCalls(file)[0];
  const root = created?.arguments[0] && rootToken(created.arguments[0], creator, index);
  if (!file || !root) return [];
  const listener = listenCall(file) ? creator : importerThatListens(creator, facts, index);
  if (!listener) return [];
  return [{ creator, listener, entry: starterOf(listener, facts, index), root }];
}

function rootToken(argument: ts.Expression, from: ModulePath, index: SourceIndex): string | undefined {
  const plain = unwrap(argument);
  if (ts.isCallExpression(plain) && ts.isPropertyAccessExpression(plain.expression))
    return rootToken(plain.expression.expression, from, index);
  if (!ts.isIdentifier(plain)) return undefined;
  const token = tokenOf(plain, from, index);
  return token.includes('#') && !token.startsWith('lib:') ? token : undefined;
}

/** The nearest file that imports the creator, at any distance, and listens. */
function importerThatListens(creator: ModulePath, facts: CodeFacts, index: SourceIndex): ModulePath | undefined {
  return importersOf(creator, facts).find((path) => {
    const file = index.file(path);
    return file !== undefined && listenCall(file) !== undefined;
  });
}

/** A listener that only exports a function is started by a file that imports it. */
function starterOf(listener: ModulePath, facts: CodeFacts, index: SourceIndex): ModulePath {
  const starts = (path: ModulePath): boolean =>
    index.file(path)?.ast.statements.some((statement) => ts.isExpressionStatement(statement)) ?? false;
  return [listener, ...importersOf(listener, facts)].find(starts) ?? listener;
}

function importersOf(path: ModulePath, facts: CodeFacts): readonly ModulePath[] {
  const tests = new Set(facts.modules.filter(({ test }) => test).map((module) => module.path));
  const found = [path];
  for (const one of found)
    for (const { file, to } of facts.imports)
      if (to === one && !tests.has(file) && !found.includes(file)) found.push(file);
  return found.slice(1);
}

function rank({ entry }: Bootstrap): number {
  const name = entry.split('/').at(-1) ?? '';
  return (/^main\.[cm]?[jt]s$/.test(name) ? 0 : 100) + entry.split('/').length;
}

function findCalls(node: ts.Node, wanted: (call: ts.CallExpression) => boolean): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isCallExpression(child) && wanted(child)) found.push(child);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}
