/** Functions that are handed to routers are pieces of their own, `get:/photos/:id`: nobody calls them where they are written. */
import type { ArrowFunctionExpression, CallExpression, Function, Node, ObjectExpression } from 'oxc-parser';
import { looksLikeHandler } from './looks-like-handler';
import type { Pass } from './pass';
import { keyName } from './to-term';

type Inline = Function | ArrowFunctionExpression;

const verbs = new Set('get post put patch delete del all head options'.split(' '));
/** What Fastify and Hapi run for a route, by the name of the option. */
const stages = new Set(['handler', 'onRequest', 'preParsing', 'preValidation', 'preHandler']);
/** Wrappers within wrappers, options within options end here. */
const deepest = 4;

/** Reserves names for the functions in a call that adds a route or puts something in front of some. */
export function reserveHandlers(node: CallExpression, pass: Pass): void {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.computed || node.arguments.length === 0) return;
  const { name } = callee.property;
  if (verbs.has(name)) return ofVerb(name, node, callee.object, pass);
  if (name === 'use') return inFront('use', node, pass);
  if (name === 'addHook') return inFront(textOf(node.arguments[0], pass), node, pass);
  if (name === 'route') for (const argument of node.arguments) ofRecords(argument, node, pass);
}

function ofVerb(verb: string, node: CallExpression, on: Node, pass: Pass): void {
  const { arguments: args } = node;
  const chained = pathOfChain(on);
  const named = args.length > 2 && isText(args[0]) && isText(args[1]);
  const path = chained ?? args[named ? 1 : 0];
  const handed = chained ? args : args.slice(named ? 2 : 1);
  if (!path || handed.length === 0) return;
  const route = `${verb}:${textOf(path, pass)}`;
  const sure = chained !== undefined || isPath(path);
  const last = handed.length - 1;
  handed.forEach((argument, at) => {
    if (argument.type === 'ObjectExpression') return ofOptions(argument, route, node, pass);
    // What a middleware in front is made of need not be run by it.
    const found = at === last ? lastInline(argument) : undefined;
    for (const each of found ? [found] : inlineIn(argument)) {
      if (sure || looksLikeHandler(each)) pass.handed.add(each, at === last ? route : `before:${route}`, node);
    }
  });
}

/** `router.use('/admin', (request, response, next) => …)`, `app.addHook('preHandler', async (request) => …)` */
function inFront(what: string, node: CallExpression, pass: Pass): void {
  const { arguments: args } = node;
  const path = what === 'use' && args[0] && isText(args[0]) ? textOf(args[0], pass) : '';
  if (what !== 'use' && !stages.has(what)) return;
  for (const each of args.flatMap((argument) => [lastInline(argument) ?? []].flat()))
    if (looksLikeHandler(each)) pass.handed.add(each, `${what}:${path}`, node);
}

/** `server.route({ method: 'GET', url: '/photos', handler: async () => … })`, or a list of such. */
function ofRecords(node: Node, call: CallExpression, pass: Pass): void {
  if (node.type === 'ArrayExpression') for (const item of node.elements) if (item) ofRecords(item, call, pass);
  if (node.type !== 'ObjectExpression') return;
  const method = textOf(valueOf(node, 'method'), pass).toLowerCase();
  const path = valueOf(node, 'url') ?? valueOf(node, 'path');
  if (method !== '' && path) ofOptions(node, `${method}:${textOf(path, pass)}`, call, pass);
}

function ofOptions(options: ObjectExpression, route: string, call: CallExpression, pass: Pass, depth = 0): void {
  for (const property of options.properties) {
    if (property.type !== 'Property' || depth > deepest) continue;
    const key = keyName(property.key, property.computed) ?? '';
    const { value } = property;
    if (/^(?:options|config)$/.test(key) && value.type === 'ObjectExpression')
      ofOptions(value, route, call, pass, depth + 1);
    if (!stages.has(key)) continue;
    const found = key === 'handler' ? [lastInline(value) ?? []].flat() : inlineIn(value);
    for (const each of found) pass.handed.add(each, key === 'handler' ? route : `${key}:${route}`, call);
  }
}

/** `router.route('/x').get(…).post(…)` → the path. */
function pathOfChain(on: Node): Node | undefined {
  for (let at = on; at.type === 'CallExpression' && at.callee.type === 'MemberExpression'; at = at.callee.object) {
    if (at.callee.computed) return undefined;
    const { name } = at.callee.property;
    if (name === 'route') return at.arguments.length === 1 ? at.arguments[0] : undefined;
    if (!verbs.has(name)) return undefined;
  }
  return undefined;
}

/** The function itself, those of a list. */
function inlineIn(node: Node): Inline[] {
  if (isInline(node)) return [node];
  if (node.type !== 'ArrayExpression') return [];
  return node.elements.flatMap((item) => (item && isInline(item) ? [item] : []));
}

/** The last function of a list, of what a wrapper is given: `attempt(async (request, response) => …)`. */
function lastInline(node: Node, depth = 0): Inline | undefined {
  if (isInline(node)) return node;
  if (depth > deepest) return undefined;
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression')
    return lastInline(node.expression, depth);
  const inner = node.type === 'ArrayExpression' ? node.elements : node.type === 'CallExpression' ? node.arguments : [];
  for (let at = inner.length - 1; at >= 0; at -= 1) {
    const item = inner[at];
    const found = item ? lastInline(item, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

function isInline(node: Node): node is Inline {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}

function valueOf({ properties }: ObjectExpression, name: string): Node | undefined {
  for (const property of properties)
    if (property.type === 'Property' && keyName(property.key, property.computed) === name) return property.value;
  return undefined;
}

function isText(node: Node | undefined): boolean {
  return node?.type === 'Literal' && typeof node.value === 'string';
}

/** What can hardly be a key of something else. */
function isPath(node: Node): boolean {
  if (node.type === 'ArrayExpression') return node.elements[0] != null && isPath(node.elements[0]);
  if (node.type === 'TemplateLiteral') return node.quasis[0]?.value.raw.startsWith('/') ?? false;
  if (node.type !== 'Literal') return false;
  return 'regex' in node || (typeof node.value === 'string' && /^(?:[/*(]|$)/.test(node.value));
}

/** A path as it is written, without its quotes; the first of a list. */
function textOf(node: Node | undefined, pass: Pass): string {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'ArrayExpression') return textOf(node.elements[0] ?? undefined, pass);
  return node ? pass.textOf(node).replaceAll('`', '') : '';
}
