/** A request without a body is over with its head. */
import { IncomingMessage } from 'node:http';
import type { CallerRequest } from '../forward/caller';

/** What Node keeps in every request and does not document. */
interface Internals {
  _dumped: boolean;
  readonly _readableState: Record<'ended' | 'endEmitted' | 'destroyed' | 'closed' | 'closeEmitted', boolean>;
}

/**
 * Left alone, Node reads such a request to its end and closes it after the answer: five turns and four events that nobody
 * hears. This is what Node 24 does where a server asks for it (`optimizeEmptyRequests`). Not for a request that waits for
 * its turn: by its `close` we hear that its caller has left.
 */
export function endEmpty(request: CallerRequest): void {
  if (!(request instanceof IncomingMessage)) return; // by HTTP/2
  const { _readableState: state } = request as unknown as Internals;
  (request as unknown as Internals)._dumped = true;
  state.ended = true;
  state.endEmitted = true;
  state.destroyed = true;
  state.closed = true;
  state.closeEmitted = true;
}
