/** From where on requests and copies are given up for overload, as numbers. */
import type { DelayThreshold, MemoryThreshold, SheddingRules } from '@banyan/model';
import { parseDuration } from './parse-duration';

/** From where on, and down to where; a pair that is absent is not looked at. */
export interface Thresholds {
  /** Milliseconds that the event loop comes late. */
  readonly delay?: Threshold;
  /** Bytes of resident memory. */
  readonly memory?: Threshold;
}

/** Two values, so that the verdict does not flutter. */
export interface Threshold {
  readonly on: number;
  readonly off: number;
}

/** What refuses requests, and what gives up copies of phase `shadow`. */
export interface Shedding extends Thresholds {
  readonly copies?: Thresholds;
}

/** Undefined when the plan says nothing. */
export function toShedding(rules: SheddingRules | undefined): Shedding | undefined {
  if (!rules) return undefined;
  const { copies } = rules;
  return Object.freeze({ ...toThresholds(rules), ...(copies && { copies: toThresholds(copies) }) });
}

function toThresholds({ delay, memory }: Pick<SheddingRules, 'delay' | 'memory'>): Thresholds {
  return { ...(delay && { delay: toDelay(delay) }), ...(memory && { memory: toMemory(memory) }) };
}

function toDelay({ on, off }: DelayThreshold): Threshold {
  const from = parseDuration(on) ?? 0;
  return { on: from, off: off === undefined ? from / 2 : (parseDuration(off) ?? 0) };
}

function toMemory({ on, off = on * 0.9 }: MemoryThreshold): Threshold {
  return { on, off };
}
