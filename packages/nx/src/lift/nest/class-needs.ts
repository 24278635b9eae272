/** What a class asks of the container, and by which indirect ways (events, commands, passport) it reaches others. */
import ts from 'typescript';
import type { ModulePath } from '@banyan/model';
import { isDeclaration, type Declaration, type SourceIndex } from '../source/source-index';
import { baseOf, type ClassDeclared, isInjectable } from './class-chain';
import { collectMentions } from './collect-mentions';
import { injectedTokensOf } from './injected-tokens';
import { entitiesImported, signalsHandled, signalsRaised } from './signals';
import { tokenOf, type Token } from './token';

/** The needs of one class. */
export interface ClassNeeds {
  /** Tokens that are injected, or asked of the container by `get` or `resolve`. */
  readonly tokens: readonly Token[];
  /** Project classes in decorators: guards, interceptors, pipes, filters (and transfer objects, which need nothing). */
  readonly enhancers: readonly string[];
  /** Events, commands and strategies it sets off; see `signals`. */
  readonly raises: readonly Token[];
  readonly handles: readonly Token[];
  /** `entity:<id>` for each entity its files import, and the files: who writes there is heard by subscribers. */
  readonly entities: readonly Token[];
  readonly files: readonly ModulePath[];
}

/** Needs of a class of the project, those of its base classes included. */
export function readClassNeeds(declared: ClassDeclared, index: SourceIndex): ClassNeeds {
  const bases = baseOf(declared, index);
  const chain = [declared, ...bases.classes];
  const decorators = chain.flatMap(({ file, node }) =>
    decoratorsWithin(node).map((decorator) => ({ file, node: decorator })),
  );
  const mentions = collectMentions(decorators, index);
  const tokens = [
    ...injectedTokensOf(chain, index),
    ...chain.flatMap((one) => askedTokens(one, index)),
    ...bases.libraries,
  ];
  return {
    tokens: [...new Set(tokens)],
    enhancers: mentions.classes,
    raises: [...new Set([...signalsRaised(chain, index), ...mentions.strategies])],
    handles: signalsHandled(declared, index),
    entities: chain.flatMap(({ file }) => entitiesImported(file, index)),
    files: chain.map(({ file }) => file.path),
  };
}

/** `@Module` is left out: what it lists is kept entry by entry. */
function decoratorsWithin(node: ts.ClassDeclaration): readonly ts.Decorator[] {
  const found: ts.Decorator[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isDecorator(child)) {
      if (!child.expression.getText().startsWith('Module(')) found.push(child);
    } else ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

/** `moduleRef.get(Service)`, `app.resolve(Service)`: the argument is a class that only the container makes. */
export function askedTokens({ file, node }: Omit<Declaration, 'name'>, index: SourceIndex): readonly Token[] {
  const found: Token[] = [];
  const visit = (child: ts.Node): void => {
    const asked = askedClass(child);
    if (asked && isContainerMade(asked, file.path, index)) found.push(tokenOf(asked, file.path, index));
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

function askedClass(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const isAsking = ['get', 'resolve', 'create'].includes(node.expression.name.text);
  return isAsking ? node.arguments[0] : undefined;
}

function isContainerMade(expression: ts.Expression, from: string, index: SourceIndex): boolean {
  if (!ts.isIdentifier(expression)) return false;
  const meaning = index.find(from, expression.text);
  if (!isDeclaration(meaning)) return meaning !== undefined && meaning.library !== '@nestjs/core';
  return ts.isClassDeclaration(meaning.node) && isInjectable(meaning.node);
}
