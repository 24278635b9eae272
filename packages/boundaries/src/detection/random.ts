/** Randomness as a parameter: the same seed gives the same numbers, everywhere. */

/** Numbers in [0, 1). Mulberry32: 32 bits of state, good enough to shuffle the order in which nodes are visited. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
