/** The steps of a local search on whole groups and parts of them. */
import { splitInTwo } from './fit-count';
import { inducedGraph } from './induced-graph';
import { leiden } from './leiden';
import { membersByGroup, toGroups } from './partition';
import type { Move, Search } from './search';
import { mostRising, smallestGroups } from './search-steps';

/** Partners tried for a group, those it is most tied to, and as many of the smallest. */
const fewTries = 5;
/** Of splits and of joins, the best ones that are tried with each other. */
const bestTries = 8;

/** Two groups become one. */
export function joinWhole(search: Search): boolean {
  if (search.count !== undefined) return false;
  const smallest = smallestGroups(search, fewTries);
  let changed = false;
  for (const group of filledGroups(search)) {
    const joins = partnersOf(search, group, smallest).map((to) => joinOf(search, group, to));
    const best = mostRising(search, joins);
    if (best) changed = search.improve(best) || changed;
  }
  return changed;
}

/** A part of a group becomes a group of its own. */
export function splitOff(search: Search, next: () => number): boolean {
  if (search.count !== undefined) return false;
  let changed = false;
  for (const part of partsOfGroups(search, next)) {
    const split = splitOf(search, part);
    if (split) changed = search.improve(split) || changed;
  }
  return changed;
}

/** A part of a group goes to another group. */
export function movePart(search: Search, next: () => number): boolean {
  const { grouping } = search;
  const smallest = smallestGroups(search, fewTries);
  let changed = false;
  for (const part of partsOfGroups(search, next)) {
    const own = grouping.groupOf[part[0]!]!;
    if (!splitOf(search, part)) continue;
    const moves = partnersOf(search, own, smallest).map((to) => part.map((at): Move => [at, to]));
    const best = mostRising(search, moves);
    if (best) changed = search.improve(best) || changed;
  }
  return changed;
}

/** A part of a group becomes one of its own while two others become one: for a fixed number of groups. */
export function splitAndJoin(search: Search, next: () => number): boolean {
  if (search.count === undefined) return false;
  const smallest = smallestGroups(search, fewTries);
  const splits = bestOf(
    search,
    partsOfGroups(search, next).flatMap((part) => {
      const split = splitOf(search, part);
      return split ? [split] : [];
    }),
  );
  const joins = bestOf(
    search,
    filledGroups(search).flatMap((group) =>
      partnersOf(search, group, smallest).flatMap((to) => (to < group ? [joinOf(search, group, to)] : [])),
    ),
  );
  const groupsOf = (moves: readonly Move[]) => new Set(moves.flatMap(([at, to]) => [search.grouping.groupOf[at]!, to]));
  const apart = splits.flatMap((split) =>
    joins.filter((join) => isDisjoint(groupsOf(split), groupsOf(join))).map((join) => [...split, ...join]),
  );
  const best = mostRising(search, apart);
  return best !== undefined && search.improve(best);
}

function isDisjoint(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return [...a].every((group) => !b.has(group));
}

function bestOf(search: Search, choices: readonly (readonly Move[])[]): readonly (readonly Move[])[] {
  return choices
    .map((moves) => ({ moves, rise: search.riseOf(moves, { anyCount: true }) }))
    .sort((a, b) => b.rise - a.rise)
    .slice(0, bestTries)
    .map(({ moves }) => moves);
}

function filledGroups({ grouping }: Search): number[] {
  return [...grouping.members.keys()].filter((group) => grouping.members[group]!.size > 0);
}

function partnersOf(search: Search, group: number, smallest: readonly number[]): number[] {
  const ties = [...tiesOf(search, group)].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, fewTries);
  const partners = new Set([...ties.map(([other]) => other), ...smallest]);
  partners.delete(group);
  return [...partners].filter((other) => search.grouping.members[other]!.size > 0);
}

/** Weight between a group and each other one, for the size of that one. */
function tiesOf({ grouping }: Search, group: number): Map<number, number> {
  const { graph, groupOf, sizes } = grouping;
  const ties = new Map<number, number>();
  for (const at of grouping.members[group]!) {
    graph.neighbours[at]!.forEach((to, link) => {
      const other = groupOf[to]!;
      if (other !== group) ties.set(other, (ties.get(other) ?? 0) + graph.weights[at]![link]! / sizes[other]!);
    });
  }
  return ties;
}

function joinOf({ grouping }: Search, group: number, to: number): Move[] {
  return [...grouping.members[group]!].sort((a, b) => a - b).map((at) => [at, to]);
}

/** What Leiden sees inside each group, else two halves of it. */
function partsOfGroups(search: Search, next: () => number): number[][] {
  const { grouping, limits } = search;
  return filledGroups(search).flatMap((group) => {
    const members = [...grouping.members[group]!].sort((a, b) => a - b);
    if (members.length < 2) return [];
    const part = inducedGraph(grouping.graph, members);
    const found = toGroups(part, leiden.detect(part, { seed: Math.floor(next() * 2 ** 31) }));
    const groups = found.some((one) => one !== 0) ? found : splitInTwo(grouping.graph, limits, members);
    return [...membersByGroup(groups).values()].map((positions) => positions.map((at) => members[at]!));
  });
}

/** The moves, if the part is still in one group that has others too. */
function splitOf({ grouping }: Search, part: readonly number[]): Move[] | undefined {
  const group = grouping.groupOf[part[0]!]!;
  const whole = part.every((at) => grouping.groupOf[at] === group) && grouping.members[group]!.size > part.length;
  const spare = whole ? grouping.spare() : undefined;
  return spare === undefined ? undefined : part.map((at) => [at, spare]);
}
