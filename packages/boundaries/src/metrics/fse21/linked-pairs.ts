/** Which pairs of members call each other, whichever way. */
import type { CallVolume } from '../call-volume';

/** Asks whether one of two members calls the other; a member asked about itself: whether it calls itself. */
export type Linked = (a: string, b: string) => boolean;

export function linkMembers(calls: readonly CallVolume[]): Linked {
  const partners = new Map<string, Set<string>>();
  const note = (from: string, to: string): void => {
    const known = partners.get(from);
    if (known) known.add(to);
    else partners.set(from, new Set([to]));
  };
  for (const { from, to } of calls) {
    note(from, to);
    note(to, from);
  }
  return (a, b) => partners.get(a)?.has(b) ?? false;
}
