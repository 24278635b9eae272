/** Loops: what is called in one is called many times; nests that index are number crunching. */
import type { Node } from 'oxc-parser';
import type { OpenLoop, Pass } from './pass';
import { toTerm } from './to-term';
import { unknownTerm } from './term';

type Loop = Extract<
  Node,
  { type: 'ForStatement' | 'ForOfStatement' | 'ForInStatement' | 'WhileStatement' | 'DoWhileStatement' }
>;

/** Visits a loop: its head once, its body as repeated. */
export function visitLoop(node: Loop, pass: Pass): void {
  switch (node.type) {
    case 'ForStatement':
      pass.visitAny(node.init);
      return countedLoop(node, pass, () => {
        pass.visitAny(node.test);
        pass.visitAny(node.update);
        pass.visit(node.body);
      });
    case 'WhileStatement':
    case 'DoWhileStatement':
      return repeated(pass, () => {
        pass.visit(node.test);
        pass.visit(node.body);
      });
    default:
      pass.visit(node.right);
      bindElement(node, pass);
      return repeated(pass, () => pass.visit(node.body));
  }
}

/** Notes that a number crunching loop reads or writes by a computed index. */
export function noteIndexing(node: Extract<Node, { type: 'MemberExpression' }>, pass: Pass): void {
  const { loop } = pass.place;
  if (loop && (node.property.type === 'Identifier' || node.property.type === 'BinaryExpression')) loop.indexed = true;
}

function repeated(pass: Pass, body: () => void): void {
  pass.at({ repetition: 'loop' }, body);
}

function countedLoop(node: Extract<Node, { type: 'ForStatement' }>, pass: Pass, body: () => void): void {
  const outer = pass.place.loop;
  const loopDepth = pass.place.loopDepth + 1;
  const loop: OpenLoop = outer ?? { line: pass.lineAt(node.start), depth: 0, indexed: false };
  // A stride of more than one over a flat buffer is a pixel loop already.
  loop.depth = Math.max(loop.depth, loopDepth + (strides(node) ? 1 : 0));
  pass.at({ repetition: 'loop', loop, loopDepth }, body);
  if (!outer && loop.depth >= 2 && loop.indexed) pass.loops.push({ ...loop, scope: pass.place.scope });
}

function strides({ update }: Extract<Node, { type: 'ForStatement' }>): boolean {
  return (
    update?.type === 'AssignmentExpression' &&
    update.operator === '+=' &&
    update.right.type === 'Literal' &&
    typeof update.right.value === 'number' &&
    update.right.value > 1
  );
}

function bindElement(node: Extract<Node, { type: 'ForOfStatement' | 'ForInStatement' }>, pass: Pass): void {
  if (node.type !== 'ForOfStatement' || node.left.type !== 'VariableDeclaration') return;
  const id = node.left.declarations[0]?.id;
  if (id?.type !== 'Identifier') return;
  const init = { kind: 'item', of: toTerm(node.right, pass), key: unknownTerm } as const;
  pass.bind(id.name, { line: pass.lineAt(id.start), mutable: false, init });
}
