/** A random order that a seed decides. */

/** A shuffled copy (Fisher and Yates). */
export function shuffle<T>(items: Iterable<T>, next: () => number): T[] {
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    const item = shuffled[at]!;
    shuffled[at] = shuffled[other]!;
    shuffled[other] = item;
  }
  return shuffled;
}
