/** Time limits of one destination: the route's word, else the upstream's, else the plan's. */
import type { PlanDefaults, Route, TimeLimits, Upstream } from '@banyan/model';
import { parseDuration } from './parse-duration';

/** Milliseconds; what the plan does not name is left to the proxy. */
export interface Times extends Readonly<Partial<Record<TimeName, number>>> {
  /** Whether `total` also ends answers that have begun. */
  readonly totalCutsAnswers: boolean;
}

/** Names of the limits, as they stand in plans. */
export type TimeName = keyof TimeLimits;

/** In the order of a request's way. */
export const timeNames: readonly TimeName[] = ['connect', 'firstByte', 'perTry', 'total', 'idle', 'handshake'];

/** Merges the words, the strongest first; `route` is undefined for what no route takes. */
export function toTimes(route: Route | undefined, upstream: Upstream, defaults: PlanDefaults | undefined): Times {
  const words = [route?.timeouts, upstream.timeouts, defaults?.timeouts];
  const times: Partial<Record<TimeName, number>> = {};
  for (const name of timeNames) {
    const said = words.find((word) => word?.[name] !== undefined)?.[name];
    if (said !== undefined) times[name] = parseDuration(said);
  }
  return Object.freeze({ ...times, totalCutsAnswers: route?.timeouts?.totalCutsAnswers ?? false });
}
