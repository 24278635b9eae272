/** Two partitions laid over each other: the contingency table that every comparison starts from. */
import type { Assignment } from '../metrics/assignment';

/** Counts of the members that both partitions place; who is placed by one only does not count. */
export interface Overlap {
  readonly members: number;
  /** Sizes of the first partition's clusters. */
  readonly rows: readonly number[];
  /** Sizes of the second partition's clusters. */
  readonly columns: readonly number[];
  /** For each row: column → number of shared members, without zeros. */
  readonly shared: readonly ReadonlyMap<number, number>[];
}

export function layOver(a: Assignment, b: Assignment): Overlap {
  const common = [...a.keys()].filter((member) => b.has(member));
  const rows = numberClusters(common, a);
  const columns = numberClusters(common, b);
  const shared = rows.sizes.map(() => new Map<number, number>());
  common.forEach((_, at) => {
    const [row, column] = [shared[rows.of[at]!]!, columns.of[at]!];
    row.set(column, (row.get(column) ?? 0) + 1);
  });
  return { members: common.length, rows: rows.sizes, columns: columns.sizes, shared };
}

function numberClusters(members: readonly string[], assignment: Assignment): { of: number[]; sizes: number[] } {
  const numbers = new Map<string | number, number>();
  const sizes: number[] = [];
  const of = members.map((member) => {
    const cluster = assignment.get(member)!;
    const number = numbers.get(cluster) ?? numbers.size;
    numbers.set(cluster, number);
    sizes[number] = (sizes[number] ?? 0) + 1;
    return number;
  });
  return { of, sizes };
}
