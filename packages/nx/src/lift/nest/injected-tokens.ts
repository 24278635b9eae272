/** Tokens a class is given by constructor and property injection. */
import ts from 'typescript';
import { isDeclaration, type SourceIndex } from '../source/source-index';
import type { ParsedFile } from '../source/parsed-file';
import type { ClassDeclared } from './class-chain';
import { type Token, tokenOf, tokenOfMeaning } from './token';

/** @param chain the class and its bases, nearest first: the nearest constructor counts, and every property */
export function injectedTokensOf(chain: readonly ClassDeclared[], index: SourceIndex): readonly Token[] {
  const constructed = chain.find(({ node }) => constructorOf(node) !== undefined);
  const parameters = constructed ? (constructorOf(constructed.node)?.parameters ?? []) : [];
  return [
    ...(constructed ? parameters.flatMap((parameter) => injected(parameter, constructed.file, index) ?? []) : []),
    ...chain.flatMap(({ file, node }) =>
      node.members.filter(ts.isPropertyDeclaration).flatMap((member) => fromDecorators(member, file, index) ?? []),
    ),
  ];
}

function constructorOf(node: ts.ClassDeclaration): ts.ConstructorDeclaration | undefined {
  return node.members.find(
    (member): member is ts.ConstructorDeclaration => ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
}

function injected(parameter: ts.ParameterDeclaration, file: ParsedFile, index: SourceIndex): Token | undefined {
  return fromDecorators(parameter, file, index) ?? fromType(parameter, file, index);
}

function fromDecorators(
  node: ts.ParameterDeclaration | ts.PropertyDeclaration,
  file: ParsedFile,
  index: SourceIndex,
): Token | undefined {
  for (const { expression } of ts.getDecorators(node) ?? []) {
    if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) continue;
    const token = fromDecorator(expression, expression.expression.text, file, index);
    if (token !== undefined) return token;
    if (expression.expression.text === 'Inject') return fromType(node, file, index);
  }
  return undefined;
}

/** `@Inject(X)`, `@InjectRepository(X)` of a library, or a decorator of the project that calls `Inject(X)` itself. */
function fromDecorator(call: ts.CallExpression, name: string, file: ParsedFile, index: SourceIndex): Token | undefined {
  const [argument] = call.arguments;
  if (name === 'Inject') return argument && tokenOf(argument, file.path, index);
  const meaning = index.find(file.path, name);
  if (isDeclaration(meaning)) {
    const inner = innerInject(meaning.node);
    return inner && tokenOf(inner, meaning.file.path, index);
  }
  if (!name.startsWith('Inject') || !meaning) return undefined;
  return argument ? `arg:${tokenOf(argument, file.path, index)}` : tokenOfMeaning(meaning, name);
}

function innerInject(node: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(node) && node.expression.getText() === 'Inject') return node.arguments[0];
  return ts.forEachChild(node, innerInject);
}

function fromType(
  node: ts.ParameterDeclaration | ts.PropertyDeclaration,
  file: ParsedFile,
  index: SourceIndex,
): Token | undefined {
  if (!node.type || !ts.isTypeReferenceNode(node.type) || !ts.isIdentifier(node.type.typeName)) return undefined;
  const name = node.type.typeName.text;
  const meaning = index.find(file.path, name);
  return meaning && tokenOfMeaning(meaning, name);
}
