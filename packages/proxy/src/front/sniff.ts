/** Tells HTTP/2 with prior knowledge from HTTP/1.1 by the first bytes of a connection (RFC 9113 3.4). */
import type { Socket } from 'node:net';
import { answerFaultRaw } from '../answer/answer-fault';

/** No request of HTTP/1.1 begins so: the method is kept free of other use (RFC 9113 3.4). */
const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/**
 * Reads until it is clear, puts back what was read, and calls back once. A caller that says nothing is let go.
 * @param limit milliseconds until the first bytes must be there
 */
export function sniff(socket: Socket, limit: number, onKnown: (isHttp2: boolean) => void): void {
  let seen: Buffer | undefined;
  const look = (): void => {
    const chunk = socket.read() as Buffer | null;
    if (chunk === null) return; // the end; `leave` hears of it
    seen = seen ? Buffer.concat([seen, chunk]) : chunk;
    const known = Math.min(seen.length, preface.length);
    const isLike = preface.compare(seen, 0, known, 0, known) === 0;
    if (isLike && known < preface.length) return;
    socket.off('readable', look).off('end', leave).off('error', leave).off('timeout', tire).setTimeout(0);
    socket.unshift(seen);
    onKnown(isLike);
  };
  const leave = (): void => void socket.destroy();
  const tire = (): void => answerFaultRaw(socket, 'PROXY_REQUEST_TIMEOUT');
  socket.on('readable', look).on('end', leave).on('error', leave).on('timeout', tire).setTimeout(limit);
}
