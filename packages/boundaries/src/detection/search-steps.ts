/** The steps of a local search on single nodes. Each goes over the whole grouping and says whether it changed anything. */
import type { Move, Search } from './search';
import { shuffle } from './shuffle';

/** Groups tried by a node that touches none, and partners tried for a swap. */
const fewTries = 3;

/** Each node goes where it raises the objective most; one that has moved has its neighbours looked at again. */
export function moveSingle(search: Search, next: () => number): boolean {
  const { graph, groupOf } = search.grouping;
  const queue = shuffle(graph.nodes.keys(), next);
  const waiting = new Uint8Array(graph.nodes.length).fill(1);
  let changed = false;
  for (let head = 0; head < queue.length; head += 1) {
    const at = queue[head]!;
    waiting[at] = 0;
    const best = mostRising(
      search,
      groupsFor(search, at).map((to): Move[] => [[at, to]]),
    );
    if (!best || !search.improve(best)) continue;
    changed = true;
    for (const to of graph.neighbours[at]!) {
      if (waiting[to] === 1 || groupOf[to] === groupOf[at]) continue;
      waiting[to] = 1;
      queue.push(to);
    }
  }
  return changed;
}

/** Two nodes change places: where a limit, or the number of groups, lets neither go alone. */
export function swapTwo(search: Search): boolean {
  const { grouping } = search;
  const known = new Map<string, readonly number[]>();
  const comersOf = (from: number, to: number): readonly number[] => {
    const key = `${from} ${to}`;
    const found = known.get(key) ?? findComers(search, from, to);
    known.set(key, found);
    return found.filter((at) => grouping.groupOf[at] === from);
  };
  let changed = false;
  for (const at of grouping.graph.nodes.keys()) {
    const own = grouping.groupOf[at]!;
    const swaps = groupsTouched(search, at)
      .filter((to) => search.riseOf([[at, to]]) === -Infinity)
      .flatMap((to) =>
        comersOf(to, own).map((other): Move[] => [
          [at, to],
          [other, own],
        ]),
      );
    const best = mostRising(search, swaps);
    if (best) changed = search.improve(best) || changed;
  }
  return changed;
}

/** Moves a few nodes, a twentieth or three, to groups they touch, for better or worse. */
export function kick(search: Search, next: () => number): void {
  const { graph } = search.grouping;
  const count = Math.max(3, Math.round(graph.nodes.length / 20));
  for (const at of shuffle(graph.nodes.keys(), next).slice(0, count)) {
    const [to] = shuffle(groupsFor(search, at), next);
    if (to !== undefined) search.force([[at, to]]);
  }
}

/** The set of moves that raises the objective most, if any does. */
export function mostRising(search: Search, choices: readonly (readonly Move[])[]): readonly Move[] | undefined {
  let [best, most]: [readonly Move[] | undefined, number] = [undefined, 0];
  for (const moves of choices) {
    const rise = search.riseOf(moves);
    if (rise > most) [best, most] = [moves, rise];
  }
  return best;
}

/** The groups with fewest members, of equals the first. */
export function smallestGroups({ grouping }: Search, count: number): number[] {
  const { sizes, members } = grouping;
  const filled = [...members.keys()].filter((group) => members[group]!.size > 0);
  return filled.sort((a, b) => sizes[a]! - sizes[b]! || a - b).slice(0, count);
}

/** Other groups a node has links to. */
function groupsTouched({ grouping }: Search, at: number): number[] {
  const groups = new Set(grouping.graph.neighbours[at]!.map((to) => grouping.groupOf[to]!));
  groups.delete(grouping.groupOf[at]!);
  return [...groups];
}

/** Groups a node may go to: those it touches, some small ones when it touches none, and an empty one. */
function groupsFor(search: Search, at: number): number[] {
  const { grouping, count } = search;
  const own = grouping.groupOf[at]!;
  const touched = groupsTouched(search, at);
  const others = touched.length > 0 ? touched : smallestGroups(search, fewTries).filter((group) => group !== own);
  const spare = count === undefined && grouping.members[own]!.size > 1 ? grouping.spare() : undefined;
  return spare === undefined ? others : [...others, spare];
}

/** The nodes of a group that have most to do with another one. */
function findComers({ grouping }: Search, from: number, to: number): number[] {
  const { graph, groupOf } = grouping;
  const pull = (at: number): number =>
    graph.neighbours[at]!.reduce((sum, other, link) => {
      const sign = Number(groupOf[other] === to) - Number(groupOf[other] === from);
      return sum + sign * graph.weights[at]![link]!;
    }, 0);
  return [...grouping.members[from]!]
    .map((at) => [at, pull(at)] as const)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, fewTries)
    .map(([at]) => at);
}
