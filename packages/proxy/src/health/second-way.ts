/** Whether a request that got no answer is sent once more, and where. */
import type { FaultCode } from '../answer/faults';
import type { Exchange } from '../forward/exchange';
import { isIdempotent } from '../forward/may-resend';
import type { Way } from '../table/way';

/** Nothing of the request has reached the upstream. */
const unsent: ReadonlySet<FaultCode> = new Set([
  'PROXY_UPSTREAM_UNREACHABLE',
  'PROXY_UPSTREAM_UNTRUSTED',
  'PROXY_UPSTREAM_CONNECT_TIMEOUT',
]);
/** It may have been acted upon. */
const unanswered: ReadonlySet<FaultCode> = new Set(['PROXY_UPSTREAM_CLOSED', 'PROXY_UPSTREAM_INVALID']);

/**
 * The way of a second try; undefined when there must not be one.
 * @param code what the first try came to
 * @param tryEnded whether it was ended by `perTry`
 */
export function secondWay(exchange: Exchange, code: FaultCode, tryEnded: boolean): Way | undefined {
  const { way, response, tries, streams } = exchange;
  if (tries > 1 || streams || response.headersSent || response.destroyed) return undefined;
  if (!unsent.has(code) && !unanswered.has(code) && !tryEnded) return undefined;
  const { retry } = way.destination;
  if (!isSafe(exchange, unsent.has(code), retry?.idempotencyKey ?? false)) return undefined;
  const { fallback } = way;
  if (fallback && (fallback.when === 'always' || (exchange.isTrial && fallback.when !== 'never'))) return fallback.way;
  return retry?.never ? undefined : way;
}

/** RFC 9110 9.2.2; a body that was sent is only sent again under an Idempotency-Key. */
function isSafe({ request, head }: Exchange, isUnsent: boolean, keyCounts: boolean): boolean {
  if (isIdempotent(request.method ?? '')) return isUnsent || (!head.length && !head.chunked);
  return keyCounts && request.headers['idempotency-key'] !== undefined;
}
