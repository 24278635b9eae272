/** What the end of a try says about the upstream's health. */
import type { FaultCode } from '../answer/faults';
import type { UpstreamHealth } from './upstream-health';

const upstreamFaults: ReadonlySet<FaultCode> = new Set([
  'PROXY_UPSTREAM_UNREACHABLE',
  'PROXY_UPSTREAM_CLOSED',
  'PROXY_UPSTREAM_UNTRUSTED',
  'PROXY_UPSTREAM_INVALID',
  'PROXY_UPSTREAM_CONNECT_TIMEOUT',
  'PROXY_UPSTREAM_TIMEOUT',
  'PROXY_TOTAL_TIMEOUT',
]);

/** A caller that left, or an answer of the proxy's own about the caller, says nothing. */
export function outcomeOf(status: number, fault: FaultCode | undefined): 'good' | 'bad' | undefined {
  if (fault !== undefined) return upstreamFaults.has(fault) ? 'bad' : undefined;
  if (status === 0) return undefined;
  return status >= 500 ? 'bad' : 'good';
}

/** @param isTrial whether it was the one request that finds out how the upstream is */
export function heedOutcome(health: UpstreamHealth, outcome: 'good' | 'bad' | undefined, isTrial: boolean): void {
  if (outcome === 'good') health.succeeded();
  else if (outcome === 'bad') health.failed();
  if (isTrial) health.tried();
}
