/** Ids that are each there once: what even its text does not tell apart is told apart by its order. */

/** The same items; from the second of an id on, it ends in `~2`, `~3`, … in the order given. */
export function numberIds<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = (seen.get(item.id) ?? 0) + 1;
    seen.set(item.id, count);
    return count === 1 ? item : { ...item, id: `${item.id}~${count}` };
  });
}
