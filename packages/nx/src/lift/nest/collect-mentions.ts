/** Project classes named in decorators, also through decorators of the project that are made of others. */
import ts from 'typescript';
import type { ParsedFile } from '../source/parsed-file';
import { isDeclaration, type SourceIndex } from '../source/source-index';
import { type Token, tokenOfMeaning } from './token';

/** A piece of code in its file. */
export interface CodePlace {
  readonly file: ParsedFile;
  readonly node: ts.Node;
}

/** What is named there. */
export interface Mentions {
  /** Symbol ids of classes. */
  readonly classes: readonly string[];
  /** `passport:<name>` for each `AuthGuard('name')`. */
  readonly strategies: readonly Token[];
}

/** Follows names through functions and constants of the project, never into classes. */
export function collectMentions(places: readonly CodePlace[], index: SourceIndex): Mentions {
  const classes = new Set<string>();
  const strategies = new Set<Token>();
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node, file: ParsedFile): void => {
    for (const name of strategyNames(node)) strategies.add(`passport:${name}`);
    if (ts.isIdentifier(node) && isUse(node)) follow(node.text, file);
    ts.forEachChild(node, (child) => visit(child, file));
  };
  const follow = (name: string, from: ParsedFile): void => {
    const meaning = index.find(from.path, name);
    if (!isDeclaration(meaning) || seen.has(meaning.node)) return;
    seen.add(meaning.node);
    if (ts.isClassDeclaration(meaning.node)) classes.add(tokenOfMeaning(meaning, name));
    else if (isFollowed(meaning.node)) visit(meaning.node, meaning.file);
  };
  for (const { node, file } of places) visit(node, file);
  return { classes: [...classes], strategies: [...strategies] };
}

/** Names in `AuthGuard('jwt')` and `AuthGuard(['jwt', 'basic'])`. */
export function strategyNames(node: ts.Node): readonly string[] {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'AuthGuard') return [];
  return node.arguments.flatMap((argument) =>
    (ts.isArrayLiteralExpression(argument) ? argument.elements : [argument]).flatMap((one) =>
      ts.isStringLiteralLike(one) ? [one.text] : [],
    ),
  );
}

function isFollowed(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node);
}

function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(ts.isPropertyAssignment(parent) && parent.name === node);
}
