/** Calls: entered with their place; a callback knows the call that it is handed to. */
import type { ArrowFunctionExpression, Function, Node } from 'oxc-parser';
import type { Pass, Place } from './pass';
import { openCallback } from './open-repeat';
import { isPipeOfMany, repeatsCallback } from './repeating-calls';
import { callIndex } from './to-term';
import { visitFunction } from './visit-function';

type Call = Extract<Node, { type: 'CallExpression' | 'NewExpression' | 'TaggedTemplateExpression' }>;

const routeVerbs = new Set('get post put patch delete del all head options'.split(' '));
const handlerParameters = /^_?(req|request|ctx|context|c|_)$/;

/** Visits a call, its callee and its arguments. */
export function visitCall(node: Call, pass: Pass): void {
  const index = callIndex(node, pass);
  if (node.type === 'TaggedTemplateExpression') {
    pass.visit(node.tag);
    return pass.visit(node.quasi);
  }
  pass.addRequests(node);
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
  const name = nameOfHandler(argument, node);
  if (name !== undefined) return visitFunction(argument, pass, { name: unusedName(name, argument, pass) });
  const scope = pass.scopes[pass.scopeIndex(argument)];
  if (scope) scope.callbackOf = { call, argument: at };
  if (!repeatsCallback(node, at, pass)) return pass.visit(argument);
  const repeat = openCallback(argument, call, pass.calls[call]?.line ?? 0, pass);
  return pass.at({ repetition: pass.place.together ? 'promise-all' : 'mapped-callback', repeat }, () =>
    pass.visit(argument),
  );
}

/** An anonymous route handler is a piece of its own: `get:/photos/:id`. */
function nameOfHandler(handler: Function | ArrowFunctionExpression, node: Call): string | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.callee.computed)
    return undefined;
  const verb = node.callee.property.name;
  const path = node.arguments[0];
  const first = handler.params[0];
  if (!routeVerbs.has(verb) || first?.type !== 'Identifier' || !handlerParameters.test(first.name)) return undefined;
  if (handler !== node.arguments.at(-1)) return undefined;
  if (path?.type === 'Literal' && typeof path.value === 'string') return `${verb}:${path.value}`;
  return path?.type === 'ArrayExpression' || path?.type === 'TemplateLiteral' ? `${verb}:` : undefined;
}

function unusedName(name: string, node: Node, pass: Pass): string {
  return pass.hasFunction(name) ? `${name}@${pass.lineAt(node.start)}` : name;
}

function isPromiseAll(node: Call): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.callee.computed) return false;
  const { object, property } = node.callee;
  return object.type === 'Identifier' && object.name === 'Promise' && /^(all|allSettled|race|any)$/.test(property.name);
}
