/** What Node's parser lets pass and a proxy must not. */
import type { FaultCode } from '../answer/faults';
import type { RequestHead } from './read-head';

/** RFC 3986 3.2.2 without userinfo: a name or a literal, and perhaps a port. */
const authority = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::\d{0,5})?$/;

/** The start line. */
export interface StartLine {
  readonly method?: string | undefined;
  readonly httpVersion: string;
}

/**
 * The first reason to refuse the request; undefined when it may go on.
 * @param fieldCount fields as received
 * @param maxFields more are refused; Node would drop them silently
 * @param pseudonym the name this process signs Via with
 */
export function judgeHead(
  { method, httpVersion }: StartLine,
  head: RequestHead,
  fieldCount: number,
  maxFields: number,
  pseudonym: string,
): FaultCode | undefined {
  if (httpVersion !== '1.1' && httpVersion !== '1.0' && httpVersion !== '2') return 'PROXY_VERSION_REFUSED';
  if (fieldCount > maxFields) return 'PROXY_HEADERS_TOO_LARGE';
  if (head.hosts > 1) return 'PROXY_BAD_HOST';
  if (head.host === undefined ? httpVersion !== '1.0' : !authority.test(head.host)) return 'PROXY_BAD_HOST';
  if (method === 'TRACE' || method === 'CONNECT') return 'PROXY_METHOD_REFUSED';
  // A coding we do not undo must not be taken away from a body that has it (RFC 9112 6.1).
  if (head.coding !== undefined && !/^chunked$/i.test(head.coding)) return 'PROXY_BAD_REQUEST';
  if (head.chunked && (head.length !== undefined || httpVersion === '1.0')) return 'PROXY_BAD_REQUEST';
  if (head.via !== undefined && head.via.includes(pseudonym)) return 'PROXY_LOOP';
  return undefined;
}
