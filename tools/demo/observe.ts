/** What one run of the suite looked like from the proxy. */
import type { AccessLine } from './access-log';
import { percentile } from './latencies';
import type { SuiteResult } from './move-traffic';

/** One row of the demo's table. */
export interface Observation {
  /** Percent of callers on the service. */
  readonly share: number;
  readonly testsPassed: number;
  readonly testsFailed: number;
  /** Requests on the service's routes, by the upstream that answered. */
  readonly routed: { readonly monolith: number; readonly service: number };
  /** Requests no route takes; all of them belong to the monolith. */
  readonly unrouted: number;
  /** Requests the proxy had to answer itself because an upstream failed. */
  readonly faults: number;
  /** Answers of 500 and above, by whoever. */
  readonly serverErrors: number;
  /** Milliseconds at the proxy of the requests on the service's routes: median and 95th percentile, by upstream. */
  readonly latency: { readonly monolith: readonly [number, number]; readonly service: readonly [number, number] };
}

/** Counts the lines of one run. */
export function observe(share: number, suite: SuiteResult, lines: readonly AccessLine[], service: string): Observation {
  const onRoutes = lines.filter(({ route }) => route !== '(unrouted)');
  const byService = onRoutes.filter(({ upstream }) => upstream === service);
  const byMonolith = onRoutes.filter(({ upstream }) => upstream !== service);
  return {
    share,
    testsPassed: suite.passed,
    testsFailed: suite.failed,
    routed: { monolith: byMonolith.length, service: byService.length },
    unrouted: lines.length - onRoutes.length,
    faults: lines.filter(({ fault }) => fault !== undefined).length,
    serverErrors: lines.filter(({ status }) => status >= 500).length,
    latency: { monolith: latencyOf(byMonolith), service: latencyOf(byService) },
  };
}

function latencyOf(lines: readonly AccessLine[]): readonly [number, number] {
  const durations = lines.map(({ milliseconds }) => milliseconds);
  return [percentile(durations, 0.5), percentile(durations, 0.95)];
}
