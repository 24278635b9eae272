/** `await`: a turn of a loop that waits, and properties that are waited for (`await post.author`, a lazy relation). */
import type { Node } from 'oxc-parser';
import type { Pass } from './pass';
import { toTerm } from './to-term';

export function visitAwait({ argument }: Extract<Node, { type: 'AwaitExpression' }>, pass: Pass): void {
  const { repeat, repetition, scope } = pass.place;
  noteWait(pass);
  if (argument.type === 'MemberExpression' && !argument.computed) {
    const where = { ...(repetition && { repetition }), ...(repeat !== undefined && { repeat }) };
    pass.awaited.push({ of: toTerm(argument, pass), line: pass.lineAt(argument.property.start), scope, ...where });
  }
  pass.awaiting(() => pass.visit(argument));
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
