/** Passive health: when failures one after the other eject an upstream, and what brings it back. Pure. */
import type { EjectionTimes } from '@banyan/routing';

/** How an upstream stands. */
export interface EjectionState {
  /** In a row. */
  readonly failures: number;
  /** How often it was ejected, without a long good time in between. */
  readonly times: number;
  /** Until when it is ejected; afterwards it is tried. 0 when it is in. */
  readonly until: number;
  /** Since when it is in. */
  readonly since: number;
}

/** In, and without a failure. */
export const wellState: EjectionState = { failures: 0, times: 0, until: 0, since: 0 };

/** Failures of requests that began before the ejection say nothing new. */
export function afterFailure(state: EjectionState, now: number, rules: EjectionTimes): EjectionState {
  const { failures, until, since } = state;
  if (until > 0) return now < until ? state : eject(state, now, rules);
  if (failures + 1 < rules.failures) return { ...state, failures: failures + 1 };
  return eject(now - since > rules.max ? { ...state, times: 0 } : state, now, rules);
}

/** One good answer ends a row; behind the time of an ejection it ends that, too. */
export function afterSuccess(state: EjectionState, now: number): EjectionState {
  const { failures, until } = state;
  if (until > 0) return now < until ? state : { ...state, failures: 0, until: 0, since: now };
  return failures === 0 ? state : { ...state, failures: 0 };
}

function eject({ times, since }: EjectionState, now: number, { base, max }: EjectionTimes): EjectionState {
  return { failures: 0, times: times + 1, until: now + Math.min(base * (times + 1), max), since };
}
