/** Decorators → name and arguments. */
import type { Decorator, Expression } from 'oxc-parser';
import type { DecoratorSketch } from './file-sketch';
import type { Pass } from './pass';
import { toTerm } from './to-term';

/** Decorators with their arguments as terms; `@A.B()` has the name `A.B`. */
export function sketchDecorators(decorators: readonly Decorator[], pass: Pass): DecoratorSketch[] {
  return decorators.flatMap(({ expression, start }) => {
    const called = expression.type === 'CallExpression';
    const name = dottedName(called ? expression.callee : expression);
    if (name === undefined) return [];
    const args = called ? expression.arguments.map((argument) => toTerm(argument, pass)) : [];
    return [{ name, args, line: pass.lineAt(start) }];
  });
}

function dottedName(expression: Expression): string | undefined {
  if (expression.type === 'Identifier') return expression.name;
  if (expression.type !== 'MemberExpression' || expression.computed || expression.property.type !== 'Identifier') {
    return undefined;
  }
  const of = dottedName(expression.object);
  return of === undefined ? undefined : `${of}.${expression.property.name}`;
}
