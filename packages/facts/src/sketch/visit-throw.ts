/** What functions throw: a `throw` that is caught around it goes nowhere. */
import type { Node } from 'oxc-parser';
import type { Pass } from './pass';
import { toTerm } from './to-term';

type Try = Extract<Node, { type: 'TryStatement' }>;

export function visitThrow(node: Extract<Node, { type: 'ThrowStatement' }>, pass: Pass): void {
  if (!pass.place.caught) {
    const thrown = toTerm(node.argument, pass);
    pass.throws.push({ thrown, line: pass.lineAt(node.start), scope: pass.place.scope });
  }
  pass.visit(node.argument);
}

export function visitTry(node: Try, pass: Pass): void {
  const caught = node.handler !== null && !throwsOn(node, pass);
  if (caught) pass.at({ caught }, () => pass.visit(node.block));
  else pass.visit(node.block);
  if (node.handler) noteTry(pass);
  pass.at({ fallback: true }, () => pass.visitAny(node.handler));
  pass.visitAny(node.finalizer);
}

/** A turn whose failure is caught inside goes on with the next one, or tries again. */
function noteTry({ place: { repeat, scope }, repeats }: Pass): void {
  const open = repeat === undefined ? undefined : repeats[repeat];
  if (open?.scope === scope) open.tries = true;
}

/** Whether the `catch` throws what it caught. */
function throwsOn({ handler }: Try, pass: Pass): boolean {
  if (handler?.param?.type !== 'Identifier') return false;
  const { name } = handler.param;
  return new RegExp(`\\bthrow ${name.replace(/\$/g, '\\$')}\\b`).test(pass.textOf(handler.body, Infinity));
}
