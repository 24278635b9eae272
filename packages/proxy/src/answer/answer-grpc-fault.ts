/** Tells a gRPC caller of the proxy's own faults in gRPC's way: a status behind, or instead of, an answer. */
import type { CallerAnswer } from '../forward/caller';
import { type FaultCode, faults } from './faults';

/** Codes of gRPC that are not 14 UNAVAILABLE: what may be tried again somewhere else is. */
const statuses: Readonly<Partial<Record<FaultCode, number>>> = {
  PROXY_BAD_REQUEST: 13, // INTERNAL, as of every 400 (gRPC over HTTP2, "HTTP to gRPC status code mapping")
  PROXY_BAD_HOST: 13,
  PROXY_BAD_TARGET: 13,
  PROXY_AMBIGUOUS_PATH: 13,
  PROXY_METHOD_REFUSED: 13,
  PROXY_EXPECTATION_FAILED: 13,
  PROXY_VERSION_REFUSED: 13,
  PROXY_INTERNAL: 13,
  PROXY_BODY_CONSUMED: 13,
  PROXY_HOST_UNSAFE: 13,
  PROXY_LOOP: 13,
  PROXY_BODY_TOO_LARGE: 8, // RESOURCE_EXHAUSTED
  PROXY_HEADERS_TOO_LARGE: 8,
  PROXY_REQUEST_TIMEOUT: 4, // DEADLINE_EXCEEDED
  PROXY_UPSTREAM_TIMEOUT: 4,
  PROXY_TOTAL_TIMEOUT: 4,
};

/**
 * Before an answer: HTTP 200 with the status in its only head ("trailers-only"). Within one: the status as trailers,
 * without which a gRPC caller takes nothing for whole.
 */
export function answerGrpcFault(response: CallerAnswer, code: FaultCode): void {
  const status: [string, string][] = [
    ['grpc-status', String(statuses[code] ?? 14)],
    ['grpc-message', `${code}: ${faults[code][1]}`],
  ];
  if (response.headersSent) response.addTrailers(status);
  else response.writeHead(200, undefined, ['content-type', 'application/grpc', ...status.flat()]);
  response.end();
}
