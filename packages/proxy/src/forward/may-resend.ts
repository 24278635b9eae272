/** Whether a request may be sent again after its connection was lost without an answer. */
import type { Exchange } from './exchange';

/** May be sent again when nothing came back (RFC 9110 9.2.2). */
const idempotent: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** Whether a method means the same done twice. */
export function isIdempotent(method: string): boolean {
  return idempotent.has(method);
}

/** Only without a body: what was sent of it is gone. */
export function mayResend({ request, head }: Exchange): boolean {
  return !head.chunked && !head.length && idempotent.has(request.method ?? '');
}
