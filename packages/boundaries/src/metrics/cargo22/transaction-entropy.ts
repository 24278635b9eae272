/** The database figure of the CARGO'22 dialect: over how many clusters a table's users spread. */
import type { Assignment } from '../assignment';
import type { CallVolume } from '../call-volume';
import { countEach, entropy } from '../entropy';
import { isDatabase } from './database';

/** What members without a cluster count as, all of them together. */
const nowhere = '-1';

/**
 * Mean over `DATABASE_…` nodes of the entropy (nats) of the clusters of the members that touch it, in either direction,
 * each member once. Range 0 (every table has one user cluster: no distributed transaction) to ln K; lower is better.
 * `null` when the calls hold no table.
 *
 * Nitin et al., CARGO, ASE 2022; as its published code computes it.
 */
export function transactionEntropy(assignment: Assignment, calls: readonly CallVolume[]): number | null {
  const users = new Map<string, Set<string>>();
  const touch = (table: string, user: string): void => {
    if (isDatabase(table)) users.set(table, (users.get(table) ?? new Set()).add(user));
  };
  for (const { from, to } of calls) {
    touch(from, to);
    touch(to, from);
  }
  if (users.size === 0) return null;
  const clusterOf = (user: string): string => String(assignment.get(user) ?? nowhere);
  const entropies = [...users.values()].map((all) => entropy(countEach([...all].map(clusterOf)).values()));
  return entropies.reduce((sum, value) => sum + value, 0) / users.size;
}
