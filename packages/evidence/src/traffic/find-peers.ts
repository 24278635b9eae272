/** Whom the calls of a trace reached. */
import { isCall, isCaller } from '../traces/is-call';
import type { LinkedSpan } from '../traces/linked-span';

/**
 * The service of the span that answered; where none came, what the caller's span says: the peer's name or its address.
 * `undefined` for spans that call nobody, for statements, and for a layer within another call's span.
 */
export function findPeers(linked: readonly LinkedSpan[]): (call: LinkedSpan) => string | undefined {
  const answered = new Map<LinkedSpan, string>();
  for (const { span, parent } of linked) {
    const { service } = span.resource;
    const serves = span.kind === 'server' || span.kind === 'consumer';
    if (serves && parent && service !== undefined) answered.set(callAbove(parent), service);
  }
  return (call) => (isCall(call) ? (answered.get(call) ?? addressOf(call)) : undefined);
}

/** The outermost of the caller's layers around a call. */
function callAbove(parent: LinkedSpan): LinkedSpan {
  let call = parent;
  for (let above = parent.parent; above && isCaller(above) && above.entry === parent.entry; above = above.parent)
    call = above;
  return call;
}

function addressOf({ span: { facts } }: LinkedSpan): string | undefined {
  const { peer, address, port } = facts;
  return peer ?? (address && port ? `${address}:${port}` : address);
}
