/** The calls of a partition as RLDec's matrices see them. */
import { type Assignment, clustersOf, withoutOutliers } from '../assignment';
import { type CallVolume, isRoot } from '../call-volume';

/** Members that have a service, and the calls among them, self-calls included. Outliers (`-1`) are dropped. */
export interface Services {
  readonly assignment: Assignment;
  readonly sizes: readonly number[];
  readonly calls: readonly CallVolume[];
}

export function toServices(all: Assignment, calls: readonly CallVolume[]): Services {
  const assignment = withoutOutliers(all);
  return {
    assignment,
    sizes: clustersOf(assignment).map(({ length }) => length),
    calls: calls.filter(({ from, to }) => assignment.has(from) && assignment.has(to) && !isRoot(from) && !isRoot(to)),
  };
}
