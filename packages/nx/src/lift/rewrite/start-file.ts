/**
 * Rewrites the monolith's start for the service: what shapes requests stays statement by statement, what the shell
 * does itself (health, listening, draining) or what the monolith does once (migrations, seeds) goes.
 */
import ts from 'typescript';
import type { ModulePath, SourceLocation } from '@banyan/model';
import { type Bootstrap, creationCalls, listenCall } from '../nest/find-bootstrap';
import { isDeclaration, type SourceIndex } from '../source/source-index';
import { lineOf } from '../source/line-of';
import type { ParsedFile } from '../source/parsed-file';
import { relativePath } from './relative-imports';
import { reasonToLeave } from './start-statements';
import { type FileEdits, removeStatement, type TextEdit } from './text-edit';

/** Names of the shell's files, below the folder of the service's entry. */
export const shellFolder = 'service-shell';

/** A statement of the start that is not in the service. */
export interface LeftStatement extends SourceLocation {
  readonly text: string;
  readonly reason: string;
}

/** The edits of the start files, and what they leave out. */
export interface StartEdits {
  readonly edits: FileEdits;
  readonly left: readonly LeftStatement[];
}

/** @param shell path of the shell's folder, e.g. `src/service-shell` */
export function rewriteStart(
  bootstrap: Bootstrap,
  shell: ModulePath,
  index: SourceIndex,
  extension: string,
): StartEdits {
  const byFile = new Map<ParsedFile, readonly TextEdit[]>();
  const left: LeftStatement[] = [];
  for (const path of new Set([bootstrap.creator, bootstrap.listener])) {
    const file = index.file(path);
    if (!file) continue;
    const leaving = leavingStatements(file, index);
    left.push(...leaving);
    const removed = leaving.map(({ node }) => removeStatement(node, file.text));
    byFile.set(file, [...shellEdits(file, bootstrap, shell, extension), ...removed]);
  }
  return { edits: byFile, left: left.map(({ file, line, text, reason }) => ({ file, line, text, reason })) };
}

function shellEdits(
  file: ParsedFile,
  { creator, listener }: Bootstrap,
  shell: ModulePath,
  extension: string,
): readonly TextEdit[] {
  const created = file.path === creator ? creationCalls(file) : [];
  const listening = file.path === listener ? listenCall(file) : undefined;
  const importOf = (name: string, module: string): string =>
    `import { ${name} } from '${relativePath(file.path, `${shell}/${module}.ts`, extension)}';`;
  const imports = [
    ...(created.length > 0 ? [importOf('answerHealth', 'health')] : []),
    ...(listening ? [importOf('runService', 'run-service')] : []),
    ...(created.length > 0 ? [importOf('ServiceModule', 'service.module')] : []),
  ];
  return [
    importEdit(file, imports),
    ...created.flatMap((call) => creationEdits(call, file)),
    ...(listening ? [listenEdit(listening)] : []),
  ];
}

/** `NestFactory.create(AppModule)` → `NestFactory.create(ServiceModule.around(AppModule))`, then health before all else. */
function creationEdits(call: ts.CallExpression, file: ParsedFile): readonly TextEdit[] {
  const root = call.arguments[0]!;
  const statement = statementOf(call);
  const around = { start: root.getStart(), end: root.end, text: `ServiceModule.around(${root.getText()})` };
  const indent = indentOf(statement, file.text);
  const insert = (text: string): TextEdit => ({ start: statement.end, end: statement.end, text: `\n${indent}${text}` });
  if (!ts.isReturnStatement(statement)) return [around, insert(`answerHealth(${variableOf(statement) ?? 'app'});`)];
  const returned = statement.expression!.getStart();
  const named = { start: statement.getStart(), end: returned, text: 'const app = await ' };
  return [named, around, insert('answerHealth(app);'), insert('return app;')];
}

/** `app.listen(…)` → `runService(app)`; what awaits or returns it stays. */
function listenEdit(call: ts.CallExpression): TextEdit {
  const app = (call.expression as ts.PropertyAccessExpression).expression.getText();
  return { start: call.getStart(), end: call.end, text: `runService(${app})` };
}

function importEdit(file: ParsedFile, imports: readonly string[]): TextEdit {
  const last = file.ast.statements.filter(ts.isImportDeclaration).at(-1);
  const at = last?.end ?? 0;
  const text = imports.join('\n');
  return { start: at, end: at, text: last ? `\n${text}` : `${text}\n` };
}

function leavingStatements(
  file: ParsedFile,
  index: SourceIndex,
): readonly (LeftStatement & { readonly node: ts.Statement })[] {
  const found: (LeftStatement & { readonly node: ts.Statement })[] = [];
  const isProvider = (name: string): boolean => {
    const meaning = index.find(file.path, name);
    return isDeclaration(meaning) && ts.isClassDeclaration(meaning.node);
  };
  const visit = (node: ts.Node): void => {
    const reason = ts.isExpressionStatement(node) ? reasonToLeave(node, isProvider) : undefined;
    if (reason === undefined || !ts.isExpressionStatement(node)) return ts.forEachChild(node, visit);
    found.push({ node, file: file.path, line: lineOf(node), text: node.getText().split('\n')[0] ?? '', reason });
  };
  visit(file.ast);
  return found;
}

function statementOf(node: ts.Node): ts.Statement {
  let at = node;
  while (!ts.isBlock(at.parent) && !ts.isSourceFile(at.parent)) at = at.parent;
  return at as ts.Statement;
}

function variableOf(statement: ts.Statement): string | undefined {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]?.name.getText();
  const { expression } = statement as ts.ExpressionStatement;
  const isAssignment = ts.isExpressionStatement(statement) && ts.isBinaryExpression(expression);
  return isAssignment ? (expression as ts.BinaryExpression).left.getText() : undefined;
}

function indentOf(statement: ts.Statement, text: string): string {
  const start = statement.getStart();
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? '';
}
