/** Answers a caller that may still be sending a body nobody wants. */
import type { CallerAnswer, CallerRequest } from '../forward/caller';
import type { FaultCode } from './faults';
import { answerFault, beginFault } from './answer-fault';

/** Milliseconds that are given to read the answer. */
const lingering = 1_000;

/**
 * The whole answer leaves at once; the connection is closed when the caller has stopped sending, or a moment later. Closed
 * at once, with bytes unread, the system would reset it, and the caller could miss the answer (RFC 9112 9.6).
 */
export function answerLingering(request: CallerRequest, response: CallerAnswer, code: FaultCode): void {
  // HTTP/2 can end one stream and keep the connection.
  if (request.complete || response.headersSent || request.httpVersion === '2') return answerFault(response, code, true);
  response.write(beginFault(response, code, true));
  const timer = setTimeout(() => response.end(), lingering);
  const end = (): void => {
    clearTimeout(timer);
    response.end();
  };
  request.once('close', end).once('end', end).resume();
}
