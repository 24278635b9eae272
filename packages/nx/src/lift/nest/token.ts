/** What the container knows a provider by, as text that is equal exactly when the container would find the same provider. */
import ts from 'typescript';
import type { ModulePath } from '@banyan/model';
import { isDeclaration, type Meaning, type SourceIndex } from '../source/source-index';

/**
 * A project class: its symbol id. A string: in double quotes. A library's name: `lib:<package>#<name>`.
 * The argument of a decorator such as `@InjectRepository(Photo)`: `arg:<token>`.
 */
export type Token = string;

/** Token of an expression in `@Inject(…)`, `provide: …`, `inject: […]`. */
export function tokenOf(expression: ts.Expression, from: ModulePath, index: SourceIndex): Token {
  const plain = unwrap(expression);
  if (ts.isStringLiteralLike(plain)) return JSON.stringify(plain.text);
  if (ts.isIdentifier(plain)) return tokenOfMeaning(index.find(from, plain.text), plain.text);
  if (ts.isPropertyAccessExpression(plain)) return tokenOfProperty(plain, from, index);
  return plain.getText().replaceAll(/\s/g, '');
}

/** `forwardRef(() => X)`, `(X)`, `X as Y`, `X!`, `await X` → X. */
export function unwrap(expression: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression)) return unwrap(expression.expression);
  if (ts.isSatisfiesExpression(expression) || ts.isNonNullExpression(expression)) return unwrap(expression.expression);
  if (ts.isAwaitExpression(expression)) return unwrap(expression.expression);
  return forwarded(expression) ?? expression;
}

/** Token of a name whose meaning is known. */
export function tokenOfMeaning(meaning: Meaning, name: string): Token {
  if (!meaning) return name;
  if (!isDeclaration(meaning)) return `lib:${meaning.library}#${meaning.name}`;
  const text = stringOf(meaning.node);
  return text === undefined ? `${meaning.file.path}#${meaning.name}` : JSON.stringify(text);
}

function forwarded(expression: ts.Expression): ts.Expression | undefined {
  if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'forwardRef') return undefined;
  const [thunk] = expression.arguments;
  if (!thunk || !ts.isArrowFunction(thunk)) return undefined;
  return ts.isBlock(thunk.body) ? returned(thunk.body) : unwrap(thunk.body);
}

function returned(body: ts.Block): ts.Expression | undefined {
  const last = body.statements.at(-1);
  return last && ts.isReturnStatement(last) && last.expression ? unwrap(last.expression) : undefined;
}

/** `TOKENS.mailer`: the string it stands for, when the object or enum is at hand. */
function tokenOfProperty(access: ts.PropertyAccessExpression, from: ModulePath, index: SourceIndex): Token {
  const owner = ts.isIdentifier(access.expression) ? index.find(from, access.expression.text) : undefined;
  const value = isDeclaration(owner) ? propertyString(owner.node, access.name.text) : undefined;
  if (value !== undefined) return JSON.stringify(value);
  return `${owner ? tokenOfMeaning(owner, '') : access.expression.getText()}.${access.name.text}`;
}

function propertyString(node: ts.Node, name: string): string | undefined {
  const initializer = ts.isVariableDeclaration(node) && node.initializer ? unwrap(node.initializer) : undefined;
  const members = ts.isEnumDeclaration(node)
    ? node.members
    : initializer && ts.isObjectLiteralExpression(initializer)
      ? initializer.properties.filter(ts.isPropertyAssignment)
      : [];
  const value = members.find((member) => member.name.getText() === name)?.initializer;
  return value && ts.isStringLiteralLike(value) ? value.text : undefined;
}

function stringOf(node: ts.Node): string | undefined {
  if (!ts.isVariableDeclaration(node) || !node.initializer) return undefined;
  const value = unwrap(node.initializer);
  return ts.isStringLiteralLike(value) ? value.text : undefined;
}
