/** Statements that are one call: what it gives is dropped, `void send()`, `send().catch(log)`. */
import type { Node } from 'oxc-parser';
import type { Pass } from './pass';

/** Who is given one of these may answer by it, whenever it is done. */
const answering = /^(?:res|response|reply|ctx|next|done|cb|callback|socket|stream|resolve|reject)$/i;

export function visitStatement({ expression }: Extract<Node, { type: 'ExpressionStatement' }>, pass: Pass): void {
  const dropped = droppedCall(expression);
  if (dropped) pass.dropped.add(dropped);
  pass.visit(expression);
}

/** `then` is left out: what it is given may answer. */
function droppedCall(node: Node): Node | undefined {
  if (node.type === 'UnaryExpression' && node.operator === 'void') return droppedCall(node.argument);
  if (node.type === 'ChainExpression' || node.type === 'ParenthesizedExpression') return droppedCall(node.expression);
  if (node.type !== 'CallExpression') return undefined;
  const { callee, arguments: args } = node;
  if (callee.type === 'MemberExpression' && !callee.computed && /^(?:catch|finally)$/.test(callee.property.name))
    return droppedCall(callee.object);
  return args.some(mayAnswer) ? undefined : node;
}

function mayAnswer(node: Node): boolean {
  if (node.type === 'Identifier') return answering.test(node.name);
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}
