/**
 * Functions that are handed over to be called later, by an emitter, a data layer or a queue, are pieces of their own: `on(photo.added)`,
 * `pre(save)`. What they do is no part of the function that hands them over.
 */
import type {
  ArrowFunctionExpression,
  CallExpression,
  Function,
  NewExpression,
  Node,
  ObjectExpression,
} from 'oxc-parser';
import type { Pass } from './pass';

type Inline = Function | ArrowFunctionExpression;

const listens = /^(?:on|once|addListener|prependListener)$/;
/** Events of Node's own streams, servers, sockets and processes: what listens to them belongs to the work around it. */
const ofNode =
  /^(?:data|end|error|close|finish|drain|pipe|unpipe|readable|open|ready|message|connect\w*|disconnect\w*|exit|beforeExit|listening|request|response|upgrade|timeout|abort(?:ed)?|line|spawn|socket|lookup|online|SIG\w+|uncaughtException\w*|unhandledRejection|warning|reconnect\w*|pong|ping|change|progress|entry)$/;
const middleware = /^(?:pre|post)$/;
/** What takes jobs of a name from a queue, or runs by the clock; what is given nothing but the function may be a pool. */
const works = /^(?:define|process|schedule)$/;
const modelHooks = /^(?:before|after)(?:Create|Save|Update|Upsert|Destroy|BulkCreate|Find)$/;

/** Whether a function is known as one that was handed over so. */
export function isListenerName(name: string): boolean {
  return name.includes('(');
}

/** Reserves names for such functions in a call. */
export function reserveListeners({ callee, arguments: args }: CallExpression, pass: Pass): void {
  if (callee.type !== 'MemberExpression' || callee.computed) return;
  const { name } = callee.property;
  const [first] = args;
  if (name === '$extends' && first?.type === 'ObjectExpression') return ofParts(name, first, pass, 3);
  const hooks = args.flatMap((arg) => (arg.type === 'ObjectExpression' ? (valueOf(arg, 'hooks') ?? []) : []));
  for (const each of hooks) if (each.type === 'ObjectExpression') ofParts('hooks', each, pass, 1);
  const what = first && textOf(first, pass);
  const last = args.at(-1);
  if (what === undefined || !last || !isInline(last)) return;
  if (name === '$use' || modelHooks.test(name)) return reserve(last, `${name}()`, pass);
  const own =
    (listens.test(name) && !ofNode.test(what) && last !== first) ||
    middleware.test(name) ||
    (works.test(name) && last !== first) ||
    (name === 'addHook' && modelHooks.test(what));
  if (own) reserve(last, `${name}(${what})`, pass);
}

/** `new Worker('mails', async (job) => …, options)` of BullMQ. */
export function reserveWorker({ callee, arguments: args }: NewExpression, pass: Pass): void {
  const [queue, processor] = args;
  if (callee.type !== 'Identifier' || callee.name !== 'Worker' || !queue || !processor || !isInline(processor)) return;
  reserve(processor, `Worker(${textOf(queue, pass) ?? ''})`, pass);
}

/** `{ photo: { async create({ args, query }) { … } } }`: the functions of an object within objects. */
function ofParts(path: string, { properties }: ObjectExpression, pass: Pass, deep: number): void {
  for (const property of properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
    const name = `${path}.${property.key.name}`;
    if (isInline(property.value)) reserve(property.value, `${name}()`, pass);
    else if (property.value.type === 'ObjectExpression' && deep > 0) ofParts(name, property.value, pass, deep - 1);
  }
}

/** The second of a name is `on(photo.added)~2`: no line is in it, as lines move. */
function reserve(node: Inline, name: string, pass: Pass): void {
  if (pass.reservedName(node) === undefined) pass.reserveName(node, pass.freeName(name));
}

function valueOf({ properties }: ObjectExpression, key: string): Node | undefined {
  const found = properties.find(
    (one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === key,
  );
  return found?.type === 'Property' ? found.value : undefined;
}

function textOf(node: Node, pass: Pass): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (isInline(node)) return '';
  if (node.type === 'ArrayExpression') return node.elements.map((each) => (each && textOf(each, pass)) ?? '').join(',');
  return /^(?:Identifier|MemberExpression|TemplateLiteral)$/.test(node.type) ? pass.textOf(node, 60) : undefined;
}

function isInline(node: Node): node is Inline {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}
