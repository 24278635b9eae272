/** Calls: entered with their place; a callback knows the call that it is handed to. */
import type { Node } from 'oxc-parser';
import { reserveListeners, reserveWorker } from './listener-functions';
import type { Pass, Place } from './pass';
import { openCallback } from './open-repeat';
import { reserveProcedures } from './procedures';
import { isPipeOfMany, repeatsCallback } from './repeating-calls';
import { reserveHandlers } from './route-handlers';
import { callIndex } from './to-term';

type Call = Extract<Node, { type: 'CallExpression' | 'NewExpression' | 'TaggedTemplateExpression' }>;

/** Visits a call, its callee and its arguments. */
export function visitCall(node: Call, pass: Pass): void {
  const index = callIndex(node, pass);
  if (node.type === 'TaggedTemplateExpression') {
    pass.visit(node.tag);
    return pass.visit(node.quasi);
  }
  pass.addRequests(node);
  if (node.type === 'CallExpression') {
    reserveHandlers(node, pass);
    reserveListeners(node, pass);
    reserveProcedures(node, pass);
  } else reserveWorker(node, pass);
  pass.visit(node.callee);
  pass.visitAny(node.typeArguments);
  const together = pass.place.together || isPromiseAll(node);
  const rest = otherPlace(node, pass);
  if (together === pass.place.together && !rest) return visitArguments(node, index, pass);
  pass.at({ together, ...rest }, () => visitArguments(node, index, pass));
}

/** What `pipe` and `catch` are given runs for each value, or when something went wrong. */
function otherPlace(
  { callee }: Exclude<Call, { type: 'TaggedTemplateExpression' }>,
  pass: Pass,
): Partial<Place> | undefined {
  if (callee.type !== 'MemberExpression' || callee.computed) return undefined;
  if (callee.property.name === 'catch') return { fallback: true };
  if (callee.property.name !== 'pipe') return undefined;
  const streams = isPipeOfMany(callee.object);
  return streams === (pass.place.streams ?? false) ? undefined : { streams };
}

function visitArguments(node: Exclude<Call, { type: 'TaggedTemplateExpression' }>, call: number, pass: Pass): void {
  node.arguments.forEach((argument, at) => visitArgument(argument, at, node, call, pass));
}

function visitArgument(argument: Node, at: number, node: Call, call: number, pass: Pass): void {
  if (argument.type !== 'ArrowFunctionExpression' && argument.type !== 'FunctionExpression')
    return pass.visit(argument);
  const scope = pass.scopes[pass.scopeIndex(argument)];
  // What is handed to a router itself is called by requests.
  if (scope && !pass.handed.isGivenBy(argument, node)) scope.callbackOf = { call, argument: at };
  if (!repeatsCallback(node, at, pass)) return pass.visit(argument);
  const repeat = openCallback(argument, call, pass.calls[call]?.line ?? 0, pass);
  return pass.at({ repetition: pass.place.together ? 'promise-all' : 'mapped-callback', repeat }, () =>
    pass.visit(argument),
  );
}

function isPromiseAll(node: Call): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.callee.computed) return false;
  const { object, property } = node.callee;
  return object.type === 'Identifier' && object.name === 'Promise' && /^(all|allSettled|race|any)$/.test(property.name);
}
