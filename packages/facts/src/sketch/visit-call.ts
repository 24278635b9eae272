/** Calls: entered with their place; a callback knows the call that it is handed to. */
import type { ArrowFunctionExpression, Function, Node } from 'oxc-parser';
import type { Pass } from './pass';
import { callIndex } from './to-term';
import { visitFunction } from './visit-function';

type Call = Extract<Node, { type: 'CallExpression' | 'NewExpression' | 'TaggedTemplateExpression' }>;

/** Methods that call what they are given once for each element. */
const repeating = new Set(
  'map forEach flatMap reduce reduceRight filter some every find findIndex findLast each eachSeries eachLimit eachOf mapSeries mapLimit'.split(
    ' ',
  ),
);
const repeatingFunctions = new Set(['pMap', 'pEach', 'pMapSeries', 'asyncForEach']);
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
  if (together === pass.place.together) return visitArguments(node, index, pass);
  pass.at({ together }, () => visitArguments(node, index, pass));
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
  if (!repeats(node)) return pass.visit(argument);
  return pass.at({ repetition: pass.place.together ? 'promise-all' : 'mapped-callback' }, () => pass.visit(argument));
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

function repeats(node: Call): boolean {
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  if (callee.type === 'Identifier') return repeatingFunctions.has(callee.name);
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  const { object, property } = callee;
  const fromList = property.name === 'from' && object.type === 'Identifier' && object.name === 'Array';
  return fromList || repeating.has(property.name);
}

function isPromiseAll(node: Call): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.callee.computed) return false;
  const { object, property } = node.callee;
  return object.type === 'Identifier' && object.name === 'Promise' && /^(all|allSettled|race|any)$/.test(property.name);
}
