/** Whether a kept answer may be used for a request (RFC 9111 4). */
import type { KeptHead } from '../kept-answer';
import { ageOf } from './age-of';
import { fitsVary } from './vary-of';
import type { Wish } from './wish';

/** `fresh`: give it. `stale`: give it and fetch it anew. `validate`: ask the upstream first. */
export type Verdict = 'fresh' | 'stale' | 'validate';

/** The newest answer that fits the request; undefined when none does. */
export function chooseKept(all: readonly KeptHead[], wish: Wish): KeptHead | undefined {
  let chosen: KeptHead | undefined;
  for (const head of all) {
    if (chosen && head.receivedAt <= chosen.receivedAt) continue;
    if (mayServe(head, wish)) chosen = head;
  }
  return chosen;
}

/** A caller that tells who it is gets only what says that it is for everybody: its own answer might be another one. */
export function mayServe(head: KeptHead, wish: Wish): boolean {
  if (wish.personal !== undefined && !head.forAll) return false;
  return fitsVary(head.vary, wish.fields);
}

/** Of an answer that fits. */
export function judgeKept(head: KeptHead, { control }: Wish, now: number): Verdict {
  if (head.alwaysValidate || control.noCache) return 'validate';
  const age = ageOf(head, now);
  const left = head.lifetime - age;
  if (control.maxAge !== undefined && age > control.maxAge) return 'validate';
  if (control.minFresh !== undefined && left < control.minFresh) return 'validate';
  if (left > 0) return 'fresh';
  if (!head.neverStale && control.maxStale !== undefined && -left <= control.maxStale) return 'fresh';
  return -left < head.staleWhile && control.minFresh === undefined ? 'stale' : 'validate';
}

/** Whether it may stand in for an upstream that failed (RFC 5861 4). */
export function mayStandIn(head: KeptHead, { control }: Wish, now: number): boolean {
  const over = ageOf(head, now) - head.lifetime;
  if (over < head.staleIfError) return true;
  return !head.neverStale && control.staleIfError !== undefined && over < control.staleIfError;
}
