/** Seams of both directions as one line between two contexts. */
import { type FamilyName, familyOf, sumPrices } from '../crossing-families';
import type { SeamCrossing } from '../index-report';

/** Two contexts, what passes between them, and what it costs. */
export interface SeamPair {
  readonly one: string;
  readonly other: string;
  readonly price: number;
  readonly crossings: number;
}

/** Pairs with something of these families between them, the dearest first. */
export function pairSeams(crossings: readonly SeamCrossing[], families: ReadonlySet<FamilyName>): SeamPair[] {
  const pairs = new Map<string, { one: string; other: string; crossings: SeamCrossing[] }>();
  for (const crossing of crossings) {
    if (!families.has(familyOf(crossing.kind))) continue;
    const [one, other] = [crossing.from, crossing.to].sort() as [string, string];
    const key = JSON.stringify([one, other]);
    const pair = pairs.get(key);
    if (pair) pair.crossings.push(crossing);
    else pairs.set(key, { one, other, crossings: [crossing] });
  }
  return [...pairs.values()]
    .map((pair) => ({ ...pair, price: sumPrices(pair.crossings), crossings: pair.crossings.length }))
    .sort((left, right) => right.price - left.price || (left.one + left.other < right.one + right.other ? -1 : 1));
}
