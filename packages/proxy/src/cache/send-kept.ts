/** Answers a caller with what is kept: the whole, a part, or that nothing has changed. */
import { STATUS_CODES } from 'node:http';
import type { Exchange } from '../forward/exchange';
import { callerFields } from './caller-fields';
import type { KeptAnswer, KeptHead } from './kept-answer';
import { ageOf } from './rules/age-of';
import type { CacheDeed } from './rules/cache-status';
import { isNotModified } from './rules/conditions';
import { hasField, withoutFields } from './rules/field-list';
import { readRange } from './rules/read-range';
import type { Ticket } from './ticket';

/** They describe a body, and 304 has none (RFC 9110 15.4.5). */
const ofTheBody: ReadonlySet<string> = new Set([
  ...['content-length', 'content-type', 'content-encoding', 'content-language', 'content-range', 'accept-ranges'],
]);
const lengthOnly: ReadonlySet<string> = new Set(['content-length', 'content-range']);

/** Pieces a large body is written in, so that a slow caller can be told from one that has stopped. */
const pieceBytes = 65_536;

/** Milliseconds since 1970, and milliseconds that only go forward. */
export interface Clocks {
  readonly now: () => number;
  readonly clock: () => number;
}

/**
 * @param deed what led here; how long the answer stays fresh is added
 * @param extra fields for this caller only
 */
export function sendKept(
  { exchange, wish }: Ticket,
  { head, body }: KeptAnswer,
  deed: CacheDeed,
  { now, clock }: Clocks,
  extra: readonly string[] = [],
): void {
  const { response } = exchange;
  if (response.destroyed) return;
  const age = ageOf(head, now());
  const told = { ...deed, ttl: head.lifetime - age };
  const send = (status: number, fields: readonly string[], part?: Buffer): void => {
    const text = status === head.status ? head.statusText : (STATUS_CODES[status] ?? '');
    const all = [...fields, ...extra, 'Age', String(Math.floor(age))];
    response.writeHead(status, text, callerFields(exchange, all, told));
    if (!part || wish.isHead) response.end();
    else sendBody(exchange, part, clock);
  };
  if (isNotModified(head, wish.fields)) return send(304, withoutFields(head.fields, ofTheBody));
  const part = wish.isHead ? undefined : readRange(head, wish.fields);
  if (part === undefined) return send(head.status, wholeFields(head), body);
  const others = withoutFields(head.fields, lengthOnly);
  if (part === 'unsatisfiable') {
    return send(416, [...others, 'Content-Range', `bytes */${head.length}`, 'Content-Length', '0']);
  }
  const { first, last } = part;
  const place = ['Content-Range', `bytes ${first}-${last}/${head.length}`, 'Content-Length', String(last - first + 1)];
  send(206, [...others, ...place], body.subarray(first, last + 1));
}

/** A body that came in chunks has a length by now. */
function wholeFields({ fields, length, status }: KeptHead): readonly string[] {
  if (status === 204 || hasField(fields, 'content-length')) return fields;
  return [...fields, 'Content-Length', String(length)];
}

function sendBody(exchange: Exchange, body: Buffer, clock: () => number): void {
  if (body.length <= pieceBytes) return exchange.response.endWhole(body);
  let at = 0;
  const pump = (): void => {
    const { response } = exchange;
    exchange.awaitingDrainSince = 0;
    while (at < body.length) {
      const piece = body.subarray(at, (at += pieceBytes));
      if (at >= body.length) return void response.end(piece);
      if (!response.writePiece(piece)) break;
    }
    exchange.awaitingDrainSince = clock();
    response.once('drain', pump);
  };
  pump();
}
