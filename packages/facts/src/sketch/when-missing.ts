/** What runs only for callers that hand nothing in: `data.rows ?? (await load())`, `if (!rows) rows = await load()`. */
import type { Node } from 'oxc-parser';
import type { BindingSketch } from './file-sketch';
import type { Pass } from './pass';

type If = Extract<Node, { type: 'IfStatement' }>;
type Logical = Extract<Node, { type: 'LogicalExpression' }>;

/** Whether the right side of `a ?? b` or `a || b` stands in for what the function may be handed. */
export function standsIn({ operator, left }: Logical, pass: Pass): boolean {
  return operator !== '&&' && isHanded(left, pass);
}

/** Whether a branch sets what the function was not handed. */
export function fillsIn({ test, consequent }: If, pass: Pass): boolean {
  const missing = missingName(test);
  if (missing?.type !== 'Identifier' || !isHanded(missing, pass)) return false;
  return new RegExp(`(?:^|[^\\w.])${missing.name.replace(/\$/g, '\\$')} = `).test(pass.textOf(consequent, Infinity));
}

/** `x` of `!x`, `x === undefined` and `x == null`. */
function missingName(test: Node): Node | undefined {
  if (test.type === 'UnaryExpression' && test.operator === '!') return test.argument;
  if (test.type !== 'BinaryExpression' || !/^===?$/.test(test.operator)) return undefined;
  const { right } = test;
  const nothing =
    (right.type === 'Identifier' && right.name === 'undefined') || (right.type === 'Literal' && right.value === null);
  return nothing ? test.left : undefined;
}

/**
 * A parameter of the function or a part of one, by whatever name, or what the object may hold already; not the element that a
 * callback is called with.
 */
function isHanded(node: Node, pass: Pass): boolean {
  switch (node.type) {
    case 'ChainExpression':
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
      return isHanded(node.expression, pass);
    case 'MemberExpression':
      return !node.computed && (node.object.type === 'ThisExpression' || isHanded(node.object, pass));
    case 'Identifier':
      return isParameter(node.name, pass);
    default:
      return false;
  }
}

function isParameter(name: string, pass: Pass, steps = 4): boolean {
  for (let at = pass.place.scope; at > 0; at = pass.scopes[at]?.parent ?? -1) {
    const scope = pass.scopes[at];
    const binding = scope?.bindings.get(name);
    if (!binding) continue;
    if (binding.parameter !== undefined) return scope?.callbackOf === undefined;
    const root = rootOf(binding);
    return root !== undefined && steps > 0 && root !== name && isParameter(root, pass, steps - 1);
  }
  return false;
}

/** `data` of `const { rows } = data`. */
function rootOf({ init }: BindingSketch): string | undefined {
  let term = init;
  while (term?.kind === 'member' || term?.kind === 'cast') term = term.of;
  return term?.kind === 'name' ? term.name : undefined;
}
