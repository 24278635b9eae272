/** The state of a local search: a grouping, its value, and the one way to change it. */
import type { Grouping } from './grouping';
import { isAllowed, type Limits } from './limits';
import { type Objective, sumTerms } from './objective';

/** A node and the group it goes to. */
export type Move = readonly [at: number, to: number];

/** A rise below this is a rounding error. */
const leastRise = 1e-9;

/** Lives and changes; its value is kept by differences and never falls, but by `force`. */
export class Search {
  value: number;
  private sums: readonly number[];

  constructor(
    readonly grouping: Grouping,
    readonly objective: Objective,
    readonly limits: Limits,
    /** The number of groups that must stay; any number when absent. */
    readonly count: number | undefined,
  ) {
    this.sums = sumTerms(objective, grouping);
    this.value = objective.combine(this.sums, grouping);
  }

  /** Makes the moves when together they raise the objective and are allowed. */
  improve(moves: readonly Move[]): boolean {
    return this.change(moves, (rise) => rise > leastRise);
  }

  /** Makes the moves when they are allowed, whatever they do to the objective. */
  force(moves: readonly Move[]): boolean {
    return this.change(moves, () => true);
  }

  /**
   * What the moves would add to the objective; -Infinity when they are not allowed. With `anyCount` the number of groups
   * may change by them: half of a change that keeps it.
   */
  riseOf(moves: readonly Move[], { anyCount = false } = {}): number {
    let found = -Infinity;
    this.change(
      moves,
      (rise) => {
        found = rise;
        return false;
      },
      anyCount,
    );
    return found;
  }

  private change(moves: readonly Move[], accepts: (rise: number) => boolean, anyCount = false): boolean {
    const { grouping, objective } = this;
    const back = moves.map(([at]): Move => [at, grouping.groupOf[at]!]);
    const touched = [...new Set([...back, ...moves].map(([, group]) => group))];
    const before = objective.terms(grouping, this.filled(touched));
    for (const [at, to] of moves) grouping.move(at, to);
    if (this.mayStand(moves, anyCount)) {
      const after = objective.terms(grouping, this.filled(touched));
      const sums = this.sums.map((sum, at) => sum - before[at]! + after[at]!);
      const value = objective.combine(sums, grouping);
      if (accepts(value - this.value)) {
        this.sums = sums;
        this.value = value;
        return true;
      }
    }
    for (const [at, group] of back.reverse()) grouping.move(at, group);
    return false;
  }

  private filled(groups: readonly number[]): number[] {
    return groups.filter((group) => this.grouping.members[group]!.size > 0);
  }

  private mayStand(moves: readonly Move[], anyCount: boolean): boolean {
    const { grouping, limits, count } = this;
    if (!anyCount && count !== undefined && grouping.count !== count) return false;
    return moves.every(([at]) => isAllowed(limits, grouping, at));
  }
}
