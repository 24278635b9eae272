/** Sends one of the proxy's own answers, as small JSON. */
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { CallerAnswer } from '../forward/caller';
import { answerGrpcFault } from './answer-grpc-fault';
import { type FaultCode, faults } from './faults';

/**
 * Answers with the fault; when an answer has already begun, cuts the connection, so that a half answer never looks whole.
 * @param close whether the connection ends with this answer
 */
export function answerFault(response: CallerAnswer, code: FaultCode, close: boolean): void {
  if (response.isGrpc && !response.writableEnded) return answerGrpcFault(response, code);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.end(beginFault(response, code, close));
}

/**
 * Writes the head of the proxy's own answer.
 * @returns the body, to be written
 */
export function beginFault(response: CallerAnswer, code: FaultCode, close: boolean): string {
  const body = toBody(code);
  const [status] = faults[code];
  // Said in full: Node keeps the words of an answer that it refused to send, and would refuse ours for them.
  response.writeHead(status, STATUS_CODES[status], [
    ...toFields(body, status),
    ...(close ? ['Connection', 'close'] : []),
  ]);
  return body;
}

/** The same where no response object exists, on the bare socket; ends the connection. */
export function answerFaultRaw(socket: Duplex, code: FaultCode): void {
  const body = toBody(code);
  const [status] = faults[code];
  const fields = [...toFields(body, status), 'Connection', 'close'];
  socket.end(`${toHead(status, STATUS_CODES[status] ?? '', fields)}${body}`, () => socket.destroy());
}

/** The head of an answer as it goes over the wire. */
export function toHead(status: number, statusText: string, fields: readonly string[]): string {
  let head = `HTTP/1.1 ${status} ${statusText}\r\n`;
  for (let i = 0; i + 1 < fields.length; i += 2) head += `${fields[i]}: ${fields[i + 1]}\r\n`;
  return `${head}\r\n`;
}

function toBody(code: FaultCode): string {
  return `${JSON.stringify({ error: { code, message: faults[code][1] } })}\n`;
}

function toFields(body: string, status: number): readonly string[] {
  const type = 'application/json; charset=utf-8';
  const later = status === 503 ? ['Retry-After', '1'] : [];
  return [...later, 'Content-Type', type, 'Content-Length', String(body.length), 'Cache-Control', 'no-store'];
}
