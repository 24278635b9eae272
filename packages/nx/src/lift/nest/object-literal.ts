/** Object literals of decorators and providers. */
import ts from 'typescript';

/** The initializer of a property of an object literal. */
export function property(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const member of object.properties) {
    if (member.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(member)) return member.initializer;
    if (ts.isShorthandPropertyAssignment(member)) return member.name;
  }
  return undefined;
}

/** The object a decorator of the class is called with: `{}` counts, no call does not. */
export function decoratorObject(node: ts.ClassDeclaration, name: string): ts.ObjectLiteralExpression | undefined {
  for (const { expression } of ts.getDecorators(node) ?? []) {
    if (!ts.isCallExpression(expression) || expression.expression.getText() !== name) continue;
    const [argument] = expression.arguments;
    if (argument && ts.isObjectLiteralExpression(argument)) return argument;
  }
  return undefined;
}
