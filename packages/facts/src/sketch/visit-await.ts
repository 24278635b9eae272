/** `await`: a turn of a loop that waits, and properties that are waited for (`await post.author`, a lazy relation). */
import type { Node } from 'oxc-parser';
import type { Pass } from './pass';
import { toTerm } from './to-term';

export function visitAwait({ argument }: Extract<Node, { type: 'AwaitExpression' }>, pass: Pass): void {
  noteWait(pass);
  noteProperty(argument, pass, {});
  pass.awaiting(() => pass.visit(argument));
}

/** `return post.author`: whoever asked may wait for it. Of the object itself nothing is noted: that would be every getter. */
export function noteReturned(argument: Node, pass: Pass): void {
  if (argument.type === 'MemberExpression' && argument.object.type === 'Identifier')
    noteProperty(argument, pass, { returned: true });
}

function noteProperty(node: Node, pass: Pass, how: { readonly returned?: true }): void {
  if (node.type !== 'MemberExpression' || node.computed) return;
  const { repeat, repetition, scope } = pass.place;
  const where = { ...(repetition && { repetition }), ...(repeat !== undefined && { repeat }), ...how };
  pass.awaited.push({ of: toTerm(node, pass), line: pass.lineAt(node.property.start), scope, ...where });
}

/** Every loop of this function that the `await` stands in waits for it. */
function noteWait({ place: { repeat, scope, loop }, repeats }: Pass): void {
  if (loop) loop.waits = true;
  for (let at = repeat; at !== undefined; ) {
    const open = repeats[at];
    if (open?.scope !== scope || open.waits) return;
    open.waits = true;
    at = open.parent;
  }
}
