/** Whether things that were done again and again overlapped in time. */

/** In milliseconds. */
export interface Stretch {
  readonly start: number;
  readonly duration: number;
}

/** Of two that follow each other this share of the shorter one must overlap: clocks are read in whole milliseconds, too. */
const tolerance = 0.1;

/**
 * At least half of the neighbours overlap. Counting neighbours, not time, tells bursts with a pause between them from
 * work that waits; asking for half of them lets a small pool of workers pass, in which every few calls one waits.
 */
export function isSentTogether(stretches: readonly Stretch[]): boolean {
  const sorted = [...stretches].sort((a, b) => a.start - b.start || a.duration - b.duration);
  let end = -Infinity;
  let longest = 0;
  let overlaps = 0;
  for (const { start, duration } of sorted) {
    if (end - start > tolerance * Math.min(duration, longest)) overlaps++;
    if (start + duration > end) {
      end = start + duration;
      longest = duration;
    }
  }
  return overlaps > 0 && overlaps * 2 >= sorted.length - 1;
}
