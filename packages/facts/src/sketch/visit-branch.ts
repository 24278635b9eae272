/** Branches: what stands below an option of the function runs only for callers that ask for it, or hand nothing in. */
import type { Node } from 'oxc-parser';
import type { Pass } from './pass';
import { fillsIn, standsIn } from './when-missing';

type Branch = Extract<Node, { type: 'IfStatement' | 'ConditionalExpression' }>;

const options = /^_?(?:options?|opts|settings|flags?)$/i;
const asking = /^(?:with|should|include|force|enable)[A-Z]/;

/** Visits the condition and both sides. */
export function visitBranch(node: Branch, pass: Pass): void {
  pass.visit(node.test);
  if (asksOption(node.test) || (node.type === 'IfStatement' && fillsIn(node, pass)))
    pass.at({ optional: true }, () => pass.visit(node.consequent));
  else pass.visit(node.consequent);
  pass.visitAny(node.alternate);
}

/** `data.rows ?? (await load())`: the right side runs for callers that hand nothing in. */
export function visitLogical(node: Extract<Node, { type: 'LogicalExpression' }>, pass: Pass): void {
  pass.visit(node.left);
  if (standsIn(node, pass)) pass.at({ optional: true }, () => pass.visit(node.right));
  else pass.visit(node.right);
}

/** `options?.signedUrls`, `includeText`, `sendMail === true`; not `!options.quick`: what is on unless it is taken out. */
export function asksOption(test: Node): boolean {
  switch (test.type) {
    case 'LogicalExpression':
      return test.operator === '&&' && (asksOption(test.left) || asksOption(test.right));
    case 'BinaryExpression':
      return test.operator === '===' && isTrue(test.right) && test.left.type !== 'CallExpression';
    case 'ChainExpression':
    case 'ParenthesizedExpression':
      return asksOption(test.expression);
    case 'MemberExpression':
      return test.object.type === 'Identifier' && options.test(test.object.name);
    case 'Identifier':
      return asking.test(test.name);
    default:
      return false;
  }
}

function isTrue(node: Node): boolean {
  return node.type === 'Literal' && node.value === true;
}
