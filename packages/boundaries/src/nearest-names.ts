/** Names close to one that does not exist: what a slip of the keyboard was meant to be. */
import { distance } from 'fastest-levenshtein';
import { baseName } from './facts-index';

/** Further away than this share of its length a name is another name. */
const farthest = 0.4;

/** At most `count` of `names`, the closest first; by the last segment too, so that a path is found by its file name. */
export function nearestNames(name: string, names: Iterable<string>, count = 3): string[] {
  const wanted = name.toLowerCase();
  const measured = [...names].map((one) => ({ one, off: offBy(wanted, one.toLowerCase()) }));
  return measured
    .filter(({ off }) => off <= farthest)
    .sort((a, b) => a.off - b.off || (a.one < b.one ? -1 : 1))
    .slice(0, count)
    .map(({ one }) => one);
}

function offBy(wanted: string, name: string): number {
  const whole = distance(wanted, name) / Math.max(wanted.length, 1);
  const last = baseName(wanted);
  return Math.min(whole, distance(last, baseName(name)) / Math.max(last.length, 1) + whole / 100);
}
