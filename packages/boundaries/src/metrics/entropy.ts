/** Shannon's entropy, in nats. */

/** −Σ p ln p over the shares of `counts`. 0 for one kind or none; ln n for n kinds of equal count. */
export function entropy(counts: Iterable<number>): number {
  const all = [...counts];
  const total = all.reduce((sum, count) => sum + count, 0);
  return all.reduce((sum, count) => (count === 0 ? sum : sum - (count / total) * Math.log(count / total)), 0);
}

/** How often each value occurs. */
export function countEach<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
