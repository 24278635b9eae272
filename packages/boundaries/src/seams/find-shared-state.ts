/** State in the process of one context that another one reaches: it is lost to one of them when they part. */
import { groupBy, type ModulePath, type ProcessStateFact } from '@banyan/model';
import { ownerOf, shortName } from '../facts-index';
import { at, crosses, type FoundCrossing, type Landscape } from './crossing';
import { findNeeds, type ModuleNeed } from './module-needs';

/** A timer or an environment variable is a process's own; these are not. */
const wanted = new Set<ProcessStateFact['kind']>(['collection', 'variable', 'local-disk']);

/** How many modules may lie between: longer chains are somebody else's concern. */
const farthest = 4;

/** How a context gets to a module: the first need, which is its own, and how many follow. */
interface Way {
  readonly first: ModuleNeed;
  readonly distance: number;
}

/** One crossing per piece of state, context that reaches it and context that keeps it. */
export function findSharedState(landscape: Landscape): FoundCrossing[] {
  const { index } = landscape;
  const states = groupBy(
    index.facts.processState.filter(({ kind, file }) => wanted.has(kind) && index.has(file)),
    ({ file }) => file,
  );
  const reachers = findReachers(landscape, new Set(states.keys()));
  return [...states].flatMap(([file, facts]) => {
    const ways = reachers.get(file) ?? new Map<string, Way>();
    const keeper = landscape.contextOf(file) ?? nearest(ways);
    return [...ways].flatMap(([from, { first }]) => {
      const ends = crosses(from, keeper);
      return ends === undefined ? [] : [{ ...ends, ...describe(landscape, first, facts) }];
    });
  });
}

function describe({ contextOf }: Landscape, first: ModuleNeed, facts: readonly ProcessStateFact[]) {
  const [state] = facts as [ProcessStateFact];
  const shared = contextOf(state.file) === undefined ? ' (shared code)' : '';
  const text = `${first.text}, which leads to ${whatAndWhere(facts)}${shared}`;
  const identity = { file: state.file, text: `reaches ${whatAndWhere(facts)}` };
  return { kind: 'shared-state' as const, text, ...at(first), target: at(state), identity };
}

function whatAndWhere(facts: readonly ProcessStateFact[]): string {
  const kept = facts.filter(({ kind }) => kind !== 'local-disk').map(({ name }) => name);
  if (kept.length > 0) return `${[...new Set(kept)].join(', ')}, in the memory of one process`;
  const owners = new Set(facts.map(({ owner }) => shortName(ownerOf(owner))));
  return `the files of ${[...owners].join(', ')}, on the local disk`;
}

/** For every module with state: the contexts that reach it, each with its shortest way. */
function findReachers(landscape: Landscape, targets: ReadonlySet<ModulePath>): Map<ModulePath, Map<string, Way>> {
  const needs = findNeeds(landscape.index);
  const found = new Map<ModulePath, Map<string, Way>>();
  const members = groupBy(landscape.index.modules, landscape.contextOf);
  for (const [context, modules] of [...members].filter(([name]) => name !== undefined)) {
    for (const [module, way] of walk(needs, modules)) {
      if (!targets.has(module)) continue;
      found.set(module, (found.get(module) ?? new Map<string, Way>()).set(`${context}`, way));
    }
  }
  return found;
}

/** Breadth first from all members at once. */
function walk(
  needs: ReadonlyMap<ModulePath, readonly ModuleNeed[]>,
  members: readonly ModulePath[],
): Map<ModulePath, Way> {
  const own = new Set(members);
  const ways = new Map<ModulePath, Way>();
  let front = members.flatMap((module) => needs.get(module) ?? []).map((need) => ({ need, first: need }));
  for (let distance = 1; distance <= farthest && front.length > 0; distance += 1) {
    const fresh = front.filter(({ need }) => !own.has(need.to) && !ways.has(need.to));
    for (const { need, first } of fresh) if (!ways.has(need.to)) ways.set(need.to, { first, distance });
    front = fresh.flatMap(({ need, first }) => (needs.get(need.to) ?? []).map((next) => ({ need: next, first })));
  }
  return ways;
}

/** State in shared code is kept, for now, by the context that is nearest to it. */
function nearest(ways: ReadonlyMap<string, Way>): string | undefined {
  return [...ways].sort((a, b) => a[1].distance - b[1].distance || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}
