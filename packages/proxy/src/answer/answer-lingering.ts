/** Answers a caller that may still be sending a body nobody wants. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultCode } from './faults';
import { answerFault, beginFault } from './answer-fault';

/** Milliseconds that are given to read the answer. */
const lingering = 1_000;

/**
 * The whole answer leaves at once; the connection is closed when the caller has stopped sending, or a moment later. Closed
 * at once, with bytes unread, the system would reset it, and the caller could miss the answer (RFC 9112 9.6).
 */
export function answerLingering(request: IncomingMessage, response: ServerResponse, code: FaultCode): void {
  if (request.complete || response.headersSent) return answerFault(response, code, true);
  response.write(beginFault(response, code, true));
  const timer = setTimeout(() => response.end(), lingering);
  const end = (): void => {
    clearTimeout(timer);
    response.end();
  };
  request.once('close', end).once('end', end).resume();
}
