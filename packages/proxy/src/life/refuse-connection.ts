/** Bytes that are not HTTP: answered when that cannot disturb an answer under way, cut otherwise. */
import type { Duplex } from 'node:stream';
import { answerFaultRaw } from '../answer/answer-fault';
import type { FaultCode } from '../answer/faults';
import type { Exchange } from '../forward/exchange';

/**
 * @param underway exchanges under way on all connections
 * @param reason the parser's error, or the code itself
 */
export function refuseConnection(underway: Iterable<Exchange>, reason: Error | FaultCode, socket: Duplex): void {
  const here = [...underway].filter(({ request }) => request.socket === socket);
  // With one exchange whose body is at fault the answer is due to it; with more, it would answer another one.
  const [only] = here;
  const mayAnswer = here.length === 0 || (here.length === 1 && only && !only.response.headersSent);
  if (!socket.writable || !mayAnswer || (only && only.request.complete)) {
    socket.destroy();
    return;
  }
  socket.on('error', () => undefined);
  answerFaultRaw(socket, typeof reason === 'string' ? reason : codeOf(reason));
}

function codeOf(error: Error & { code?: string }): FaultCode {
  if (error.code === 'HPE_HEADER_OVERFLOW') return 'PROXY_HEADERS_TOO_LARGE';
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'PROXY_REQUEST_TIMEOUT';
  return 'PROXY_BAD_REQUEST';
}
