/**
 * Ways from one provider to another that no injection shows: an event emitted here and handled there, a command, a
 * passport strategy. Both ends name the same signal; who raises one needs who handles it.
 */
import ts from 'typescript';
import type { ParsedFile } from '../source/parsed-file';
import { isDeclaration, type SourceIndex } from '../source/source-index';
import { type ClassDeclared, extendedExpression } from './class-chain';
import { strategyNames } from './collect-mentions';
import { type Token, tokenOf, tokenOfMeaning } from './token';

const handlerDecorators = ['OnEvent', 'EventsHandler', 'CommandHandler', 'QueryHandler'];

/** Signals that the code of these classes sets off: emitted events, created messages, guards by strategy. */
export function signalsRaised(chain: readonly ClassDeclared[], index: SourceIndex): readonly Token[] {
  const raised: Token[] = [];
  for (const { file, node } of chain) {
    const visit = (child: ts.Node): void => {
      const [first] = emittedEvent(child);
      if (first) raised.push(tokenOf(first, file.path, index));
      if (ts.isNewExpression(child) && ts.isIdentifier(child.expression))
        raised.push(tokenOf(child.expression, file.path, index));
      raised.push(...strategyNames(child).map((name) => `passport:${name}`));
      ts.forEachChild(child, visit);
    };
    visit(node);
  }
  return raised;
}

/** Signals a class waits for. */
export function signalsHandled({ file, node }: ClassDeclared, index: SourceIndex): readonly Token[] {
  const decorators = [node, ...node.members].flatMap((one) =>
    ts.canHaveDecorators(one) ? (ts.getDecorators(one) ?? []) : [],
  );
  const declared = decorators.flatMap(({ expression }) =>
    ts.isCallExpression(expression) && handlerDecorators.includes(expression.expression.getText())
      ? expression.arguments.flatMap((argument) => tokensOfArgument(argument, file.path, index))
      : [],
  );
  return [...declared, ...passportStrategy(node, file.imports), ...entitiesListenedTo({ file, node }, index)];
}

/** Whether one of the raised signals is one of the handled ones. */
export function isHandledBy(raised: ReadonlySet<Token>, handled: readonly Token[]): boolean {
  return handled.some((token) => {
    if (token === anyEntity) return [...raised].some((one) => one.startsWith('entity:'));
    if (!token.startsWith('passport:')) return raised.has(token);
    // The package `passport-google-oauth20` registers itself as `google`.
    return [...raised].some((one) => one.startsWith('passport:') && token.startsWith(one));
  });
}

function emittedEvent(node: ts.Node): readonly ts.Expression[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  return ['emit', 'emitAsync'].includes(node.expression.name.text) ? node.arguments : [];
}

function tokensOfArgument(argument: ts.Expression, from: string, index: SourceIndex): readonly Token[] {
  const all = ts.isArrayLiteralExpression(argument) ? argument.elements : [argument];
  return all.map((one) => tokenOf(one, from, index));
}

/** `extends PassportStrategy(Strategy, 'name')`; without a name the strategy's package tells it. */
function passportStrategy(node: ts.ClassDeclaration, imports: ClassDeclared['file']['imports']): readonly Token[] {
  const extended = extendedExpression(node);
  if (!extended || !ts.isCallExpression(extended) || extended.expression.getText() !== 'PassportStrategy') return [];
  const [strategy, name] = extended.arguments;
  if (name && ts.isStringLiteralLike(name)) return [`passport:${name.text}`];
  const library = strategy ? imports.get(strategy.getText())?.specifier : undefined;
  return [`passport:${(library ?? '').replace(/^.*passport-/, '')}`];
}

const anyEntity = 'entity:*';

/** `entity:<id>` for each entity a file imports: what its code may write. */
export function entitiesImported(file: ParsedFile, index: SourceIndex): readonly Token[] {
  return [...file.imports.keys()].flatMap((name) => {
    const meaning = index.find(file.path, name);
    const isEntity =
      isDeclaration(meaning) && ts.isClassDeclaration(meaning.node) && hasDecorator(meaning.node, 'Entity');
    return isEntity ? [`entity:${tokenOfMeaning(meaning, name)}`] : [];
  });
}

/**
 * A TypeORM subscriber names its entity in `listenTo`. One that does not hears of all of them, and can only tell those
 * apart that its file imports.
 */
function entitiesListenedTo({ file, node }: ClassDeclared, index: SourceIndex): readonly Token[] {
  const isSubscriber =
    hasDecorator(node, 'EventSubscriber') ||
    (node.heritageClauses ?? []).some(({ types }) =>
      types.some(({ expression }) => expression.getText() === 'EntitySubscriberInterface'),
    );
  if (!isSubscriber) return [];
  const named = namedByListenTo(node).map((expression) => `entity:${tokenOf(expression, file.path, index)}`);
  if (named.length > 0) return named;
  const imported = entitiesImported(file, index);
  return imported.length > 0 ? imported : [anyEntity];
}

function namedByListenTo(node: ts.ClassDeclaration): readonly ts.Expression[] {
  const listenTo = node.members.find(
    (member): member is ts.MethodDeclaration => ts.isMethodDeclaration(member) && member.name.getText() === 'listenTo',
  );
  return (listenTo?.body?.statements ?? []).flatMap((statement) =>
    ts.isReturnStatement(statement) && statement.expression ? [statement.expression] : [],
  );
}

function hasDecorator(node: ts.ClassDeclaration, name: string): boolean {
  return (ts.getDecorators(node) ?? []).some(
    ({ expression }) => ts.isCallExpression(expression) && expression.expression.getText() === name,
  );
}
