/** How far up in the list a finding stands. */
import type { Finding, Severity } from '@banyan/model';

const weights: Record<Severity, number> = { high: 100, medium: 30, low: 10 };

/** Work that a caller waits for; what runs in the background hurts fewer. */
const awaited = new Set(['http', 'graphql', 'trpc', 'websocket', 'grpc']);

/** Severity, times confidence, times how many callers it keeps waiting. */
export function scoreOf({
  severity,
  confidence,
  entryPoints,
}: Pick<Finding, 'severity' | 'confidence' | 'entryPoints'>): number {
  const waiting = entryPoints.filter(({ kind }) => awaited.has(kind)).length;
  const reach = waiting > 0 ? 1 + Math.log2(waiting) / 4 : entryPoints.length > 0 ? 0.5 : 0.25;
  return Math.round(weights[severity] * confidence * reach * 100) / 100;
}
