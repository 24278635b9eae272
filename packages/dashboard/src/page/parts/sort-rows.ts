/** Rows of a table in the order that is asked for. */

/** A column to sort by, and which way. */
export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

/** Numbers by value, words by alphabet; what is equal stays as it was. */
export function sortRows<T>(
  rows: readonly T[],
  keyOf: ((row: T) => string | number) | undefined,
  descending: boolean,
): readonly T[] {
  if (!keyOf) return rows;
  const direction = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((left, right) => direction * compare(left.key, right.key))
    .map(({ row }) => row);
}

function compare(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0;
}
