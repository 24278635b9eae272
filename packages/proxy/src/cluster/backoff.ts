/** How long a worker's successor waits: a worker that dies at once must not be started a hundred times a second. */

const first = 100;
const longest = 30_000;
/** Who lived this long has not died of its start. */
const longLife = 60_000;

/** Pure state of one slot: how many short lives came one after the other. */
export function afterDeath(shortLives: number, lived: number): { readonly shortLives: number; readonly delay: number } {
  if (lived >= longLife) return { shortLives: 0, delay: first };
  return { shortLives: shortLives + 1, delay: Math.min(longest, first * 2 ** shortLives) };
}
