/** How an upstream's health is watched, as numbers. */
import type { Upstream } from '@banyan/model';
import { parseDuration } from './parse-duration';

/** What is done about one upstream's health; times in milliseconds. */
export interface Care {
  readonly check: CheckRules | undefined;
  readonly ejection: EjectionTimes | undefined;
  readonly breaker: BreakerBounds | undefined;
}

/** Active checks. */
export interface CheckRules {
  readonly path: string;
  readonly interval: number;
  readonly timeout: number;
  readonly rise: number;
  readonly fall: number;
}

/** After how many failures in a row an upstream is ejected, and for how long. */
export interface EjectionTimes {
  readonly failures: number;
  readonly base: number;
  readonly max: number;
}

/** When a breaker opens, and for how long; `share` is 0 to 1. */
export interface BreakerBounds {
  readonly share: number;
  readonly requests: number;
  readonly window: number;
  readonly open: number;
}

/** The monolith is never ejected: without it there is nothing. */
export function toCare({ health, ejection = {}, breaker }: Upstream, isMonolith: boolean): Care {
  return Object.freeze({
    check: health && {
      path: health.path,
      interval: time(health.interval, 2_000),
      timeout: time(health.timeout, 1_000),
      rise: health.rise ?? 2,
      fall: health.fall ?? 3,
    },
    ejection:
      isMonolith || ejection.never
        ? undefined
        : { failures: ejection.failures ?? 5, base: time(ejection.base, 30_000), max: time(ejection.max, 300_000) },
    breaker:
      isMonolith || !breaker
        ? undefined
        : {
            share: (breaker.share ?? 50) / 100,
            requests: breaker.requests ?? 20,
            window: time(breaker.window, 10_000),
            open: time(breaker.open, 10_000),
          },
  });
}

function time(text: string | undefined, usual: number): number {
  return (text === undefined ? undefined : parseDuration(text)) ?? usual;
}
