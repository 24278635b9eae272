/** What http-proxy takes for the caller's request: the judged and signed head, and the body as a stream. */
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { Exchange } from '../exchange';
import type { HttpProxyJourney } from './http-proxy-journey';

/** The parts of `IncomingMessage` that http-proxy reads. */
export interface RequestParts {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  /** Written as named here: Node keeps the case of keys. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly socket: Socket;
  readonly connection: Socket;
  readonly journey: HttpProxyJourney;
}

/** Body and head in one, as http-proxy wants them. */
export type OutgoingRequest = Readable & RequestParts;

/** @param body is made the stand-in itself, so that its failing reaches http-proxy */
export function toOutgoingRequest(exchange: Exchange, body: Readable, journey: HttpProxyJourney): OutgoingRequest {
  const { request, head, target } = exchange;
  const { socket, method = 'GET', httpVersion } = request;
  const headers = toHeaders(head.fields, head.chunked);
  return Object.assign(body, { method, url: target, httpVersion, headers, socket, connection: socket, journey });
}

/** A body that is there already. It gives nothing before it is asked, or it would leave before listeners saw the head. */
export function wholeBody(bytes: Buffer | null): Readable {
  return new Readable({
    read() {
      if (bytes) this.push(bytes);
      this.push(null);
    },
  });
}

/**
 * Fields that repeat become one list under the name that came first: http-proxy has no other way to say it. It copies
 * the last one first, so they are given to it in reverse.
 * @param chunked is said again here, so that no method's default framing applies
 */
function toHeaders(fields: readonly string[], chunked: boolean): Record<string, string | string[]> {
  const lists = new Map<string, readonly [name: string, values: string[]]>();
  const all = chunked ? [...fields, 'Transfer-Encoding', 'chunked'] : fields;
  for (let i = 0; i + 1 < all.length; i += 2) {
    const [name, value] = [all[i] as string, all[i + 1] as string];
    const known = lists.get(name.toLowerCase());
    if (known) known[1].push(value);
    else lists.set(name.toLowerCase(), [name, [value]]);
  }
  const headers = Object.create(null) as Record<string, string | string[]>;
  for (const [name, values] of [...lists.values()].reverse()) {
    headers[name] = values.length === 1 ? (values[0] as string) : values;
  }
  // Read by http-proxy to rewrite redirects, and not to be copied beside the field as it is written.
  const [, [host]] = lists.get('host') ?? ['', []];
  if (!Object.hasOwn(headers, 'host')) Object.defineProperty(headers, 'host', { enumerable: false, value: host });
  return headers;
}
