/** What became of a request whose stream ended without a whole answer. */
import { type ClientHttp2Stream, constants } from 'node:http2';
import type { FaultCode } from '../../answer/faults';
import type { Exchange } from '../exchange';
import { toFault } from '../to-fault';
import type { PooledSession } from './pooled-session';

const { NGHTTP2_NO_ERROR, NGHTTP2_REFUSED_STREAM, NGHTTP2_CANCEL, NGHTTP2_INTERNAL_ERROR } = constants;

/** Resets by which an upstream gives up, rather than says that something was malformed. */
const givenUp: ReadonlySet<number> = new Set([
  NGHTTP2_NO_ERROR,
  NGHTTP2_REFUSED_STREAM,
  NGHTTP2_CANCEL,
  NGHTTP2_INTERNAL_ERROR,
  constants.NGHTTP2_ENHANCE_YOUR_CALM,
]);

/** Whether the upstream has surely not acted upon it (RFC 9113 8.7). */
export function isUnseen(stream: ClientHttp2Stream | undefined, session: PooledSession | undefined): boolean {
  if (!stream) return false;
  return stream.rstCode === NGHTTP2_REFUSED_STREAM || session?.hasNotSeen(stream) === true;
}

/** The fault that the caller is told. */
export function lossOf(stream: ClientHttp2Stream | undefined, error: Error | undefined): FaultCode {
  const { code = '' } = (error ?? {}) as { code?: string };
  if (error && !/^ERR_HTTP2_(STREAM_ERROR|STREAM_CANCEL|SESSION_ERROR|GOAWAY_SESSION|INVALID_SESSION)$/.test(code)) {
    return toFault(error);
  }
  if (code === 'ERR_HTTP2_SESSION_ERROR') return 'PROXY_UPSTREAM_CLOSED';
  return givenUp.has(stream?.rstCode ?? NGHTTP2_NO_ERROR) ? 'PROXY_UPSTREAM_CLOSED' : 'PROXY_UPSTREAM_INVALID';
}

/**
 * A caller by HTTP/2 is told by a reset what the upstream said by one: a gRPC caller reads it as it would without us, and
 * everybody may send again what was refused unseen.
 * @returns whether it was told so
 */
export function answerReset(
  exchange: Exchange,
  stream: ClientHttp2Stream | undefined,
  session: PooledSession | undefined,
  isUnprocessed: boolean,
): boolean {
  const { response } = exchange;
  const code = isUnprocessed ? NGHTTP2_REFUSED_STREAM : (stream?.rstCode ?? NGHTTP2_NO_ERROR);
  const isSaid = isUnprocessed || (response.isGrpc && session !== undefined && !session.isLeaving);
  if (!response.reset || !isSaid || code === NGHTTP2_NO_ERROR) return false;
  exchange.fault = 'PROXY_UPSTREAM_CLOSED';
  response.reset(code);
  return true;
}
