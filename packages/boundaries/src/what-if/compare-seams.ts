/** What a change does to the seams. */
import type { Crossing, Seam } from '@banyan/model';

/** One seam before and after. */
export interface SeamChange {
  readonly from: string;
  readonly to: string;
  readonly before: number;
  readonly after: number;
  readonly added: readonly Crossing[];
  readonly gone: readonly Crossing[];
}

/**
 * Seams that changed, the largest change of price first.
 * @param nameAfter what a context of before is called after: a crossing of a renamed context is the same one
 */
export function compareSeams(
  before: readonly Seam[],
  after: readonly Seam[],
  nameAfter: (name: string) => string = (name) => name,
): SeamChange[] {
  const pairs = new Map<string, { before: Crossing[]; after: Crossing[] }>();
  const pairOf = (from: string, to: string) => {
    const key = `${from}\n${to}`;
    const pair = pairs.get(key) ?? { before: [], after: [] };
    pairs.set(key, pair);
    return pair;
  };
  for (const { from, to, crossings } of before) {
    const [left, right] = [nameAfter(from), nameAfter(to)];
    const merged = left === right;
    pairOf(merged ? from : left, merged ? to : right).before.push(...crossings);
  }
  for (const { from, to, crossings } of after) pairOf(from, to).after.push(...crossings);
  return [...pairs]
    .filter(([, pair]) => !isSame(pair.before, pair.after))
    .map(([key, pair]) => toChange(key, pair.before, pair.after))
    .filter(({ added, gone }) => added.length + gone.length > 0)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || byName(a, b));
}

function toChange(key: string, before: readonly Crossing[], after: readonly Crossing[]): SeamChange {
  const [from = '', to = ''] = key.split('\n');
  return {
    ...{ from, to, before: priceOf(before), after: priceOf(after) },
    ...{ added: without(after, before), gone: without(before, after) },
  };
}

function without(all: readonly Crossing[], known: readonly Crossing[]): Crossing[] {
  const keys = new Set(known.map(keyOf));
  return all.filter((crossing) => !keys.has(keyOf(crossing)));
}

/** Most seams are as they were: that is seen without making keys. */
function isSame(before: readonly Crossing[], after: readonly Crossing[]): boolean {
  return before.length === after.length && before.every((one, at) => isEqual(one, after[at]!));
}

function isEqual(a: Crossing, b: Crossing): boolean {
  return a.line === b.line && a.kind === b.kind && a.text === b.text && a.file === b.file;
}

function keyOf({ kind, file, line, text }: Crossing): string {
  return `${kind}\n${file}:${line}\n${text}`;
}

function priceOf(crossings: readonly Crossing[]): number {
  return crossings.reduce((sum, { price }) => sum + price, 0);
}

function byName(a: SeamChange, b: SeamChange): number {
  return a.from + a.to < b.from + b.to ? -1 : 1;
}
