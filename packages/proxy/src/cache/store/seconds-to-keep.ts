/** How long an answer is worth keeping where a clock ends it. */
import type { KeptHead } from '../kept-answer';
import { hasField } from '../rules/field-list';

/** A day: a stale answer that can be validated saves its body. */
const withValidator = 24 * 3_600;
/** A week. */
const longest = 7 * 24 * 3_600;

/** Seconds from when it was received. */
export function secondsToKeep({ lifetime, initialAge, staleWhile, staleIfError, fields }: KeptHead): number {
  const canValidate = hasField(fields, 'etag') || hasField(fields, 'last-modified');
  const fresh = Math.max(0, lifetime - initialAge);
  const stale = Math.max(staleWhile, staleIfError, canValidate ? withValidator : 0);
  return Math.max(1, Math.min(longest, Math.ceil(fresh + stale)));
}
