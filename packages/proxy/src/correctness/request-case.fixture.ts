/** A row of the tables of requests: bytes, and what a proxy has to make of them. */

/** Bytes are latin1; each row is sent in one write, head before body, and in small pieces. */
export interface RequestCase {
  readonly name: string;
  readonly bytes: string;
  /**
   * - `400 PROXY_BAD_REQUEST`: refused so, and nothing reaches the upstream.
   * - `broken`: refused, and the upstream never takes what it got of the body for a whole request.
   * - `> POST / length 5 [hello]`: forwarded once, in this one form; `framed` is chunks or the true length, whichever
   *   the engine knows better.
   */
  readonly expect: string;
  /** Fields the upstream gets, by name in lower case; an empty list says that it does not get the field. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

/** A Host field. */
export const host = 'Host: app.test\r\n';

/** Ends the connection, so that no test waits for it. */
export const close = 'Connection: close\r\n';

/** Refusal of what is not HTTP/1.1. */
export const bad = '400 PROXY_BAD_REQUEST';

/** A POST with these fields and this body. */
export function post(fields: string, body: string): string {
  return `POST / HTTP/1.1\r\n${host}${close}${fields}\r\n${body}`;
}

/** A GET with these fields. */
export function get(fields: string): string {
  return `GET / HTTP/1.1\r\n${close}${fields}\r\n`;
}

/** A request of this line and nothing else worth mentioning. */
export function line(text: string): string {
  return `${text}\r\n${host}${close}\r\n`;
}
