/** `2s` as milliseconds. */
import type { Duration } from '@banyan/model';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** The longest span a plan may name, in milliseconds: timers of 25 days and more would fire at once. */
export const longestDuration = 24 * 3_600_000;

/**
 * @returns milliseconds; undefined when the text is no span of time
 * @example parseDuration('1500ms') // 1500
 */
export function parseDuration(text: Duration): number | undefined {
  const [, digits, unit = ''] = /^([1-9][0-9]{0,6})(ms|s|m|h)$/.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits) * (units[unit] ?? 0);
}
