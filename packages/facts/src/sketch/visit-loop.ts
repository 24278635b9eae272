/** Loops: what is called in one is called many times; nests that index are number crunching. */
import type { Node } from 'oxc-parser';
import { bindPattern } from './bind-pattern';
import type { OpenLoop, Pass } from './pass';
import { toTerm } from './to-term';
import { unknownTerm } from './term';
import { noteCount, openLoop } from './open-repeat';

type Loop = Extract<
  Node,
  { type: 'ForStatement' | 'ForOfStatement' | 'ForInStatement' | 'WhileStatement' | 'DoWhileStatement' }
>;

/** `+` is left out: it joins texts, too. */
const arithmetic = new Set(['-', '*', '/', '%', '&', '|', '^', '<<', '>>', '>>>']);

/** Visits a loop: its head once, its body as repeated. */
export function visitLoop(node: Loop, pass: Pass): void {
  const repeat = openLoop(node, pass);
  switch (node.type) {
    case 'ForStatement':
      pass.visitAny(node.init);
      return countedLoop(node, repeat, pass, () => {
        noteCount(node, repeat, pass);
        pass.visitAny(node.test);
        pass.visitAny(node.update);
        pass.visit(node.body);
      });
    case 'WhileStatement':
    case 'DoWhileStatement':
      return repeated(repeat, pass, () => {
        pass.visit(node.test);
        pass.visit(node.body);
      });
    default:
      pass.visit(node.right);
      bindElement(node, pass);
      return repeated(repeat, pass, () => pass.visit(node.body));
  }
}

/** Notes that a loop computes with elements of a list, or sets them: `sum += d[i] * k`, `d[y * w + x] = v`. */
export function noteCrunching(
  node: Extract<Node, { type: 'BinaryExpression' | 'AssignmentExpression' }>,
  pass: Pass,
): void {
  const { loop } = pass.place;
  if (!loop || loop.indexed) return;
  const sets = node.type === 'AssignmentExpression' && (isElement(node.left, loop) || node.operator !== '=');
  const computes = node.type === 'BinaryExpression' && arithmetic.has(node.operator);
  if (!sets && !computes) return;
  loop.indexed = isElement(node.left, loop) || isElement(node.right, loop);
}

/** `d[i]`, `d[y * w + x]`; not `byKey[key]`, which only looks something up. */
function isElement(node: Node, loop: OpenLoop): boolean {
  if (node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression') return isElement(node.expression, loop);
  if (node.type !== 'MemberExpression' || !node.computed) return false;
  const { property } = node;
  return property.type === 'BinaryExpression' || (property.type === 'Identifier' && loop.counters.has(property.name));
}

function repeated(repeat: number, pass: Pass, body: () => void): void {
  pass.at({ repetition: 'loop', repeat }, body);
}

function countedLoop(
  node: Extract<Node, { type: 'ForStatement' }>,
  repeat: number,
  pass: Pass,
  body: () => void,
): void {
  const outer = pass.place.loop;
  const counters = new Set([...(outer?.counters ?? []), ...countersOf(node)]);
  // A stride of more than one over a flat buffer is a pixel loop already.
  const depth = strides(node) ? 2 : 1;
  const loop: OpenLoop = { line: pass.lineAt(node.start), depth, indexed: false, counters, inner: [], waits: false };
  pass.at({ repetition: 'loop', repeat, loop }, body);
  closeLoop(loop, outer, pass);
}

/** A nest is told by its outermost loop that does not wait: a turn that waits gives the thread away. */
function closeLoop({ line, depth, indexed, inner, waits }: OpenLoop, outer: OpenLoop | undefined, pass: Pass): void {
  const nest = depth >= 2 && indexed ? [{ line, depth, indexed, scope: pass.place.scope }] : [];
  const told = waits ? inner : nest;
  if (!outer) {
    pass.loops.push(...told);
    return;
  }
  outer.inner.push(...told);
  outer.waits ||= waits;
  outer.indexed ||= indexed;
  outer.depth = Math.max(outer.depth, depth + 1);
}

function countersOf({ init, update }: Extract<Node, { type: 'ForStatement' }>): string[] {
  const declared = init?.type === 'VariableDeclaration' ? init.declarations.map(({ id }) => id) : [];
  const changed = update?.type === 'UpdateExpression' ? [update.argument] : [];
  return [...declared, ...changed].flatMap((node) => (node.type === 'Identifier' ? [node.name] : []));
}

function strides({ update }: Extract<Node, { type: 'ForStatement' }>): boolean {
  if (update?.type !== 'AssignmentExpression' || update.operator !== '+=') return false;
  const { right } = update;
  return right.type === 'Literal' ? typeof right.value === 'number' && right.value > 1 : right.type === 'Identifier';
}

function bindElement(node: Extract<Node, { type: 'ForOfStatement' | 'ForInStatement' }>, pass: Pass): void {
  if (node.type !== 'ForOfStatement' || node.left.type !== 'VariableDeclaration') return;
  const id = node.left.declarations[0]?.id;
  if (!id) return;
  const init = { kind: 'item', of: toTerm(node.right, pass), key: unknownTerm } as const;
  bindPattern(id, init, pass);
}
