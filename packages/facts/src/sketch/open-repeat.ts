/** Repetitions as the sketch keeps them: what a loop goes over, what a callback is handed to. */
import type { ArrowFunctionExpression, Function, Node } from 'oxc-parser';
import type { OpenRepeat, Pass } from './pass';
import { toTerm } from './to-term';

type Loop = Extract<
  Node,
  { type: 'ForStatement' | 'ForOfStatement' | 'ForInStatement' | 'WhileStatement' | 'DoWhileStatement' }
>;
type For = Extract<Node, { type: 'ForStatement' }>;

const comparisons = new Set(['<', '<=', '>', '>=', '!==', '!=']);
const mostNames = 8;

/** Enters a loop. */
export function openLoop(node: Loop, pass: Pass): number {
  const base = { by: 'loop', line: pass.lineAt(node.start), scope: pass.place.scope } as const;
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') {
    const element =
      node.left.type === 'VariableDeclaration' ? nameOf(node.left.declarations[0]?.id) : nameOf(node.left);
    return pass.openRepeat({
      ...base,
      form: 'each',
      over: toTerm(node.right, pass),
      ...(element !== undefined && { element }),
      ...(node.type === 'ForOfStatement' && node.await && { streams: true }),
    });
  }
  return pass.openRepeat({ ...base, form: 'while', names: namesIn(node.test), ...lengthIn(node.test, pass) });
}

/** A `for` with a counter: how far it counts, and by how much. Its calls belong inside, so it is asked for there. */
export function noteCount({ test, update, init }: For, repeat: number, pass: Pass): void {
  const open = pass.repeats[repeat] as OpenRepeat;
  const counter = update && counterOf(update);
  if (!counter || test?.type !== 'BinaryExpression' || !comparisons.has(test.operator)) return;
  const { left, right } = test;
  const up = left.type === 'Identifier' && left.name === counter;
  if (!up && !(right.type === 'Identifier' && right.name === counter)) return;
  const first = init?.type === 'VariableDeclaration' ? init.declarations[0]?.init : undefined;
  const down = test.operator.startsWith('>') ? first : undefined;
  open.form = 'counted';
  // Counting down from `list.length - 1` goes over the list, too.
  const bound = down ?? (up ? right : left);
  open.over = toTerm(bound.type === 'BinaryExpression' ? bound.left : bound, pass);
  open.element = counter;
  if (update.type === 'AssignmentExpression' && !isOne(update.right)) open.step = toTerm(update.right, pass);
}

/** Enters a callback that what it is handed to calls many times. */
export function openCallback(
  callback: Function | ArrowFunctionExpression,
  call: number,
  line: number,
  pass: Pass,
): number {
  const element = nameOf(callback.params[0]);
  return pass.openRepeat({
    by: pass.place.together ? 'promise-all' : 'mapped-callback',
    line,
    scope: pass.scopeIndex(callback),
    form: 'callback',
    over: { kind: 'call', call },
    ...(element !== undefined && { element }),
  });
}

/** `while (i < photos.length)`, `while (queue.length)`: the list, and what counts up to its length. */
function lengthIn(test: Node | null, pass: Pass): Partial<OpenRepeat> {
  const sides = test?.type === 'BinaryExpression' ? [test.left, test.right] : test ? [test] : [];
  const length = sides.find(isLength);
  if (!length) return {};
  const counter = sides.find((side) => side.type === 'Identifier');
  return { over: toTerm(length, pass), ...(counter?.type === 'Identifier' && { element: counter.name }) };
}

/** `a.b.length` and nothing that is called: calls belong inside of the loop. */
function isLength(node: Node): boolean {
  if (node.type !== 'MemberExpression' || node.computed || !/^(?:length|size)$/.test(node.property.name)) return false;
  return isPlain(node.object);
}

function isPlain(node: Node): boolean {
  if (node.type === 'MemberExpression') return !node.computed && isPlain(node.object);
  return node.type === 'Identifier' || node.type === 'ThisExpression';
}

function counterOf(update: Node): string | undefined {
  const target =
    update.type === 'UpdateExpression'
      ? update.argument
      : update.type === 'AssignmentExpression'
        ? update.left
        : update;
  return target.type === 'Identifier' ? target.name : undefined;
}

function isOne(node: Node): boolean {
  return node.type === 'Literal' && node.value === 1;
}

/** The name of an element; of `{ id }`, `[key, value]` the names that are taken out. */
function nameOf(pattern: Node | null | undefined): string | undefined {
  switch (pattern?.type) {
    case 'Identifier':
      return pattern.name;
    case 'AssignmentPattern':
      return nameOf(pattern.left);
    case 'ArrayPattern':
      return nameOf(pattern.elements.at(-1));
    default:
      return undefined;
  }
}

/** Names in a condition, `while (page < pages)`. */
function namesIn(test: Node | null): string[] {
  const found: string[] = [];
  const waiting: Node[] = test ? [test] : [];
  for (let node = waiting.pop(); node && found.length < mostNames; node = waiting.pop()) {
    if (node.type === 'Identifier') found.push(node.name);
    else if (node.type === 'MemberExpression') waiting.push(node.object);
    else if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') waiting.push(node.left, node.right);
    else if (node.type === 'UnaryExpression' || node.type === 'AwaitExpression' || node.type === 'UpdateExpression')
      waiting.push(node.argument);
    else if (
      node.type === 'ParenthesizedExpression' ||
      node.type === 'TSNonNullExpression' ||
      node.type === 'ChainExpression'
    )
      waiting.push(node.expression);
    else if (node.type === 'CallExpression') waiting.push(node.callee);
    else if (node.type === 'AssignmentExpression') waiting.push(node.left);
  }
  return found;
}
