/** How far up in the list a finding stands. */
import type { Finding, Measured, Severity } from '@banyan/model';

const weights: Record<Severity, number> = { high: 100, medium: 30, low: 10 };

/** Work that a caller waits for; what runs in the background hurts fewer. */
const awaited = new Set(['http', 'graphql', 'trpc', 'websocket', 'grpc']);

/**
 * Severity, times confidence, times how many callers it keeps waiting and what was measured. These two are added, for what
 * was measured is measured over all callers. The sizes are judgement; the order of two findings is what counts.
 */
export function scoreOf({ severity, confidence, entryPoints, measured }: Ranked): number {
  const waiting = entryPoints.filter(({ kind }) => awaited.has(kind)).length;
  const reach = waiting > 0 ? 1 + Math.log2(waiting) / 4 : entryPoints.length > 0 ? 0.5 : unknownReach(measured);
  return Math.round(weights[severity] * confidence * (reach - 1 + weightOf(measured)) * 100) / 100;
}

/** What no entry point is known to lead to, and a profile shows at work, is led to all the same. */
function unknownReach(measured: Measured | undefined): number {
  return measured?.cpuShare ? 1 : 0.25;
}

type Ranked = Pick<Finding, 'severity' | 'confidence' | 'entryPoints' | 'measured'>;

/**
 * From 1 for what was not measured or is idle: 2 for a tenth of one server's time, 3 for all of it, as much again for
 * all of the processor, and 1 more for an event loop that stood still for a second. Time spent per second is rate times time per request (Little 1961).
 */
function weightOf(measured: Measured | undefined): number {
  const { rate = 0, milliseconds, p95 = 0, cpuShare = 0, stall = 0 } = measured ?? {};
  const busy = (rate * (milliseconds ?? p95 / 10)) / 1_000;
  return 1 + Math.log10(1 + 99 * busy) + 2 * cpuShare + Math.log10(1 + (9 * stall) / 1_000);
}
