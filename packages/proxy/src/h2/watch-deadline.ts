/** A gRPC caller says how long it waits. It ends the call itself, unless it has gone without a word. */
import type { ServerHttp2Stream } from 'node:http2';
import type { CallerAnswer } from '../forward/caller';

/** Milliseconds of each unit of `grpc-timeout`. */
const units: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1_000, m: 1, u: 0.001, n: 0.000001 };

/** Timers of Node hold no more. */
const longest = 2_147_483_647;

/** Ends the call when its deadline has passed, also in the middle of an answer. */
export function watchDeadline(stream: ServerHttp2Stream, response: CallerAnswer, timeout: string | undefined): void {
  const limit = parseGrpcTimeout(timeout);
  if (limit === undefined || limit > longest) return;
  const timer = setTimeout(() => {
    const { exchange } = response;
    if (!exchange || response.writableEnded) return;
    exchange.journey?.cancel();
    exchange.fail('PROXY_TOTAL_TIMEOUT');
  }, limit);
  stream.once('close', () => clearTimeout(timer));
}

/**
 * Reads `grpc-timeout` (gRPC over HTTP2, "Requests").
 * @returns milliseconds; undefined when it says nothing
 * @example parseGrpcTimeout('5S') // 5000
 */
export function parseGrpcTimeout(text: string | undefined): number | undefined {
  const [, digits, unit = ''] = /^(\d{1,8})([HMSmun])$/.exec(text ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits) * (units[unit] ?? 0);
}
