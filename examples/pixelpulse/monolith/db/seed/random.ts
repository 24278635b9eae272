export interface Random {
  /** From 0 to 1, without 1. */
  next(): number;
  /** A whole number from 1 to `highest`. */
  upTo(highest: number): number;
  /** Like `upTo`, but the low numbers come far more often: few accounts do most. */
  skewedUpTo(highest: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** Mulberry32: small, fast, and the same numbers for the same seed everywhere. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    upTo: (highest) => 1 + Math.floor(next() * highest),
    skewedUpTo: (highest) => 1 + Math.floor(next() ** 2 * highest),
    pick: (items) => items[Math.floor(next() * items.length)]!,
  };
}
