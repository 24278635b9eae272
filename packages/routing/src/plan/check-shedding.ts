/** Thresholds of overload that could never be left again, or never reached. */
import type { DelayThreshold, MemoryThreshold, Problem, SheddingRules } from '@banyan/model';
import { problem } from '../errors';
import { longestDuration, parseDuration } from '../limits/parse-duration';
import type { CheckablePlan } from './checkable-plan';

/** Requests' and copies' thresholds. */
export function checkShedding({ shedding }: CheckablePlan): readonly Problem[] {
  if (!shedding) return [];
  const { pointer, value } = shedding;
  return [...checkPair(pointer, value), ...checkPair(`${pointer}/copies`, value.copies ?? {})];
}

function checkPair(at: string, { delay, memory }: Pick<SheddingRules, 'delay' | 'memory'>): readonly Problem[] {
  return [...(delay ? checkDelay(`${at}/delay`, delay) : []), ...(memory ? checkMemory(`${at}/memory`, memory) : [])];
}

function checkDelay(at: string, { on, off }: DelayThreshold): readonly Problem[] {
  const from = parseDuration(on) ?? 0;
  if (from > longestDuration) return [bad(`${at}/on`, `${on} is more than 24 hours`)];
  if (off === undefined || (parseDuration(off) ?? 0) <= from) return [];
  return [bad(`${at}/off`, `it would begin at ${on} and end below ${off}: off must not be more than on`)];
}

function checkMemory(at: string, { on, off }: MemoryThreshold): readonly Problem[] {
  if (off === undefined || off <= on) return [];
  return [bad(`${at}/off`, `it would begin at ${on} and end below ${off}: off must not be more than on`)];
}

function bad(path: string, message: string): Problem {
  return problem('ROUTING_PLAN_BAD_SHEDDING', path, message);
}
