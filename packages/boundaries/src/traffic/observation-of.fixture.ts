/** RuntimeEvidence from short literals, for specs: requests, times in milliseconds, lines of a profile. */
import type { EndpointTraffic, ProfileEvidence, RuntimeEvidence } from '@banyan/model';

/** What a spec says. */
export interface ObservationSketch {
  readonly seconds?: number;
  /** Mean and 95th percentile are left out where nothing was timed. */
  readonly requests?: readonly (readonly [
    method: string,
    route: string,
    requests: number,
    mean?: number,
    p95?: number,
  ])[];
  readonly busy?: number;
  readonly idle?: number;
  readonly lines?: readonly (readonly [file: string, line: number, own: number])[];
}

/** Sections are absent where the sketch says nothing of them. */
export function observationOf({
  seconds = 0,
  requests,
  busy = 0,
  idle = 0,
  lines,
}: ObservationSketch): RuntimeEvidence {
  const endpoints = requests?.map(([method, route, count, mean, p95 = mean]): EndpointTraffic => {
    const times = { mean: mean ?? 0, p50: mean ?? 0, p95: p95 ?? 0, p99: p95 ?? 0, max: p95 ?? 0 };
    const latency = mean === undefined ? {} : { latency: times };
    return { kind: 'http', method, route, requests: count, errors: 0, statements: [], ...latency };
  });
  return {
    schema: 'banyan/runtime-evidence@1',
    ...(endpoints && { traffic: { sources: [], seconds, endpoints, edges: [], problems: [] } }),
    ...(lines && { profile: toProfile(busy + idle, idle, lines) }),
  };
}

function toProfile(
  milliseconds: number,
  idle: number,
  lines: NonNullable<ObservationSketch['lines']>,
): ProfileEvidence {
  const all = lines.map(([file, line, own]) => ({ file, line, function: 'run', own, total: own, longest: own }));
  return { sources: [], milliseconds, idle, lines: all, packages: [], problems: [] };
}
