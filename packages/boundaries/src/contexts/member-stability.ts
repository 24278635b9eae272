/** How often a member stays in its context. */
import type { ModulePath } from '@banyan/model';
import type { Partition } from '../detection/algorithm';
import { stabilityOf } from '../detection/stability';
import type { Placement } from './placement';

/** For every placed module, the mean share of `runs` in which it is with the others of its context, 0 to 1. */
export function memberStability(placement: Placement, runs: readonly Placement[]): ReadonlyMap<ModulePath, number> {
  const placed: Partition = placement.groups;
  const modules = [...placed.keys()];
  return stabilityOf(
    placed,
    runs.map((run) => fill(modules, run)),
  );
}

/** Modules that a run shared or left behind are with nobody. */
function fill(modules: readonly ModulePath[], { groups }: Placement): Partition {
  return new Map(modules.map((module, at) => [module, groups.get(module) ?? -1 - at]));
}
