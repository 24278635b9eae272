/** Destructuring: `const { a, b: { c } } = x` binds `a` to `x.a` and `c` to `x.b.c`. */
import type { BindingPattern, FormalParameterRest } from 'oxc-parser';
import { noteTaken } from './asked-of-request';
import type { Pass } from './pass';
import type { Term } from './term';
import { unknownTerm } from './term';
import { keyName } from './to-term';

/** Binds every name of a pattern to its part of the source term. */
export function bindPattern(
  pattern: BindingPattern | FormalParameterRest,
  source: Term,
  pass: Pass,
  mutable = false,
): void {
  switch (pattern.type) {
    case 'Identifier':
      return pass.bind(pattern.name, { line: pass.lineAt(pattern.start), mutable, init: source });
    case 'AssignmentPattern':
      return bindPattern(pattern.left, source, pass, mutable);
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        if (property.type === 'RestElement') {
          bindPattern(property.argument, unknownTerm, pass, mutable);
          continue;
        }
        const name = keyName(property.key, property.computed);
        if (name !== undefined && isEnvironment(source)) {
          pass.environment.push({ name, line: pass.lineAt(property.start), scope: pass.place.scope });
        }
        if (name !== undefined) noteTaken(source, name, property, pass);
        const part: Term = name === undefined ? unknownTerm : { kind: 'member', of: source, name };
        bindPattern(property.value, part, pass, mutable);
      }
      return;
    case 'ArrayPattern':
      pattern.elements.forEach((element, index) => {
        if (!element) return;
        const part: Term = { kind: 'item', of: source, key: { kind: 'number', value: index } };
        bindPattern(element.type === 'RestElement' ? element.argument : element, part, pass, mutable);
      });
      return;
    default:
      return bindPattern(pattern.argument, unknownTerm, pass, mutable);
  }
}

/** `const { PORT } = process.env` */
function isEnvironment(source: Term): boolean {
  return source.kind === 'member' && source.name === 'env' && source.of.kind === 'name' && source.of.name === 'process';
}
