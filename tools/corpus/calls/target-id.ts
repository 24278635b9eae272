/** Declarations of the checker → the ids that CodeFacts gives to functions. Follows the documented naming only. */
import * as ts from 'typescript';

type Body = ts.FunctionLikeDeclaration & { readonly body: ts.Node };

/** Whether a declaration is a function that can run. */
export function hasBody(node: ts.Node | undefined): node is Body {
  return node !== undefined && ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

/** The part of the id after `#`; nothing for functions inside of functions, which count for their surroundings. */
export function idOf(node: ts.Node): string | undefined {
  const parts: string[] = [];
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (at !== node && isInside(at)) return undefined;
    // A class expression with a name of its own is known by that one.
    const name = ts.isVariableDeclaration(at) && isNamedClass(at.initializer) ? undefined : nameOf(at);
    if (name !== undefined) parts.unshift(name);
  }
  return parts.length > 0 ? parts.join('.') : undefined;
}

/** The function that a variable, property or field is set to. */
export function initialised(node: ts.Node): Body | undefined {
  if (hasBody(node)) return node;
  const value = ts.isExportAssignment(node) ? node.expression : assignedValue(node);
  const init = value ?? ('initializer' in node ? (node.initializer as ts.Expression | undefined) : undefined);
  return init && functionOf(init);
}

/** What `exports.x = …` sets: the declaration is the left side, or the whole assignment. */
function assignedValue(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) return node.right;
  const { parent } = node as { parent?: ts.Node };
  return parent && ts.isBinaryExpression(parent) && parent.left === node ? parent.right : undefined;
}

/** `wrap(() => …)` at the module level is known by its constant: the handed function is what is called. */
function functionOf(expression: ts.Expression): Body | undefined {
  if (ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression) || ts.isParenthesizedExpression(expression))
    return functionOf(expression.expression);
  if (ts.isCallExpression(expression)) {
    const last = expression.arguments.at(-1);
    return last && (ts.isArrowFunction(last) || ts.isFunctionExpression(last)) ? last : undefined;
  }
  return ts.isArrowFunction(expression) || ts.isFunctionExpression(expression) ? expression : undefined;
}

function isNamedClass(node: ts.Node | undefined): boolean {
  return node !== undefined && ts.isClassExpression(node) && node.name !== undefined;
}

/** Code of functions and of blocks in classes is no place that names are made of. */
function isInside(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node);
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (ts.isFunctionDeclaration(node) || ts.isClassLike(node)) return node.name?.text ?? anonymous(node);
  if (ts.isMethodDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isAccessor(node)) return keyOf(node.name);
  if (ts.isPropertyAssignment(node)) return keyOf(node.name);
  if (ts.isVariableDeclaration(node)) return ts.isIdentifier(node.name) ? node.name.text : undefined;
  if (ts.isExportAssignment(node)) return 'default';
  return ts.isBinaryExpression(node) ? assigned(node.left) : undefined;
}

function anonymous(node: ts.Node): string | undefined {
  return ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) ? 'default' : undefined;
}

function keyOf(name: ts.PropertyName): string | undefined {
  return ts.isComputedPropertyName(name) ? undefined : name.text;
}

/** `exports.x =`, `module.exports =`, `X.prototype.y =` */
function assigned(left: ts.Expression): string | undefined {
  const text = left.getText();
  if (text === 'module.exports') return 'default';
  return text.replace(/^(?:module\.)?exports\./, '').replace('.prototype.', '.');
}
