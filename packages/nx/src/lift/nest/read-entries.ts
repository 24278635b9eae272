/** Reads the entries of one list of a Nest module, through constants, spreads and conditions. */
import ts from 'typescript';
import type { ParsedFile } from '../source/parsed-file';
import { isDeclaration, type SourceIndex } from '../source/source-index';
import type { Entry, EntryMeaning, ModuleList } from './nest-module';
import { property } from './object-literal';
import { type Token, tokenOf, tokenOfMeaning, unwrap } from './token';

/** @param fixed whether entries stand where none can be taken out alone */
export function readEntries(
  list: ModuleList,
  expression: ts.Expression,
  file: ParsedFile,
  index: SourceIndex,
  fixed: boolean,
): readonly Entry[] {
  const plain = unwrap(expression);
  if (ts.isArrayLiteralExpression(plain))
    return plain.elements.flatMap((element) =>
      ts.isSpreadElement(element)
        ? readEntries(list, element.expression, file, index, fixed)
        : readElement(list, element, file, index, fixed),
    );
  if (ts.isConditionalExpression(plain))
    return [plain.whenTrue, plain.whenFalse].flatMap((branch) => readEntries(list, branch, file, index, true));
  const constant = ts.isIdentifier(plain) ? index.find(file.path, plain.text) : undefined;
  if (isDeclaration(constant) && ts.isVariableDeclaration(constant.node) && constant.node.initializer)
    return readEntries(list, constant.node.initializer, constant.file, index, fixed);
  return [{ list, file, node: expression, token: '', is: { kind: 'opaque' }, fixed: true }];
}

function readElement(
  list: ModuleList,
  element: ts.Expression,
  file: ParsedFile,
  index: SourceIndex,
  fixed: boolean,
): readonly Entry[] {
  const plain = unwrap(element);
  if (ts.isConditionalExpression(plain))
    return [plain.whenTrue, plain.whenFalse].flatMap((branch) => readElement(list, branch, file, index, true));
  const is = meaningOf(plain, file, index);
  const token = is.kind === 'custom' ? is.token : is.kind === 'class' ? is.id : tokenOf(plain, file.path, index);
  return [{ list, file, node: element, token, is, fixed }];
}

function meaningOf(plain: ts.Expression, file: ParsedFile, index: SourceIndex): EntryMeaning {
  if (ts.isObjectLiteralExpression(plain)) return customProvider(plain, file, index);
  if (ts.isCallExpression(plain) && ts.isPropertyAccessExpression(plain.expression))
    return named(plain.expression.expression, file, index, plain);
  if (ts.isIdentifier(plain)) return identifier(plain, file, index);
  return named(plain, file, index);
}

/** A class, or a constant that holds a custom provider or a dynamic module. */
function identifier(plain: ts.Identifier, file: ParsedFile, index: SourceIndex): EntryMeaning {
  const meaning = index.find(file.path, plain.text);
  if (isDeclaration(meaning) && ts.isVariableDeclaration(meaning.node) && meaning.node.initializer)
    return meaningOf(unwrap(meaning.node.initializer), meaning.file, index);
  return named(plain, file, index);
}

function named(
  expression: ts.Expression,
  file: ParsedFile,
  index: SourceIndex,
  call?: ts.CallExpression | ts.ObjectLiteralExpression,
): EntryMeaning {
  const plain = unwrap(expression);
  const meaning = ts.isIdentifier(plain) ? index.find(file.path, plain.text) : undefined;
  if (isDeclaration(meaning)) return { kind: 'class', id: tokenOfMeaning(meaning, meaning.name) };
  if (!meaning) return { kind: 'opaque' };
  if (!call) return { kind: 'library', ...meaning, given: [] };
  const method = ts.isCallExpression(call) ? (call.expression as ts.PropertyAccessExpression).name.text : 'literal';
  return { kind: 'library', ...meaning, method, given: tokensWithin(call, file, index) };
}

function tokensWithin(node: ts.Node, file: ParsedFile, index: SourceIndex): readonly Token[] {
  const tokens = new Set<Token>();
  const visit = (child: ts.Node): void => {
    const names = ts.isIdentifier(child) || ts.isStringLiteralLike(child) || ts.isPropertyAccessExpression(child);
    if (names) tokens.add(tokenOf(child, file.path, index));
    ts.forEachChild(child, visit);
  };
  visit(node);
  return [...tokens];
}

function customProvider(object: ts.ObjectLiteralExpression, file: ParsedFile, index: SourceIndex): EntryMeaning {
  const provide = property(object, 'provide');
  if (!provide) return dynamicLiteral(object, file, index);
  const use = (key: string): readonly Token[] => {
    const value = property(object, key);
    return value ? [tokenOf(value, file.path, index)] : [];
  };
  return {
    kind: 'custom',
    token: tokenOf(provide, file.path, index),
    makes: use('useClass').filter((token) => !token.startsWith('lib:')),
    needs: [
      ...use('useClass').filter((token) => token.startsWith('lib:')),
      ...use('useExisting'),
      ...injectedTokens(object, file, index),
    ],
  };
}

/** `{ module: X, providers: […] }` written straight into `imports`. */
function dynamicLiteral(object: ts.ObjectLiteralExpression, file: ParsedFile, index: SourceIndex): EntryMeaning {
  const module = property(object, 'module');
  return module ? named(module, file, index, object) : { kind: 'opaque' };
}

/** Entries of `inject: […]`; `{ token: X, optional: true }` is one too. */
export function injectedTokens(
  object: ts.ObjectLiteralExpression,
  file: ParsedFile,
  index: SourceIndex,
): readonly Token[] {
  const inject = property(object, 'inject');
  if (!inject || !ts.isArrayLiteralExpression(inject)) return [];
  return inject.elements.map((element) => {
    const token = ts.isObjectLiteralExpression(element) ? property(element, 'token') : undefined;
    return tokenOf(token ?? element, file.path, index);
  });
}
