/** Joins the two most alike groups again and again: average linkage, Sokal and Michener 1958, over links only. */
import { joinGroups } from './join-nodes';
import type { Limits } from './limits';
import { type Groups, renumber } from './partition';
import type { WeightedGraph } from './weighted-graph';

/** One join: what is in group `from` is in group `into` from now on. */
export interface Join {
  readonly into: number;
  readonly from: number;
}

/** The groups that are left, while they are being joined. */
interface Level {
  readonly limits: Limits;
  readonly links: Map<number, number>[];
  readonly sizes: number[];
  readonly apart: Set<number>[];
  readonly left: Set<number>;
  /** The most alike group that each may join, -1 without one, and how alike it is. */
  readonly partners: Int32Array;
  readonly alike: Float64Array;
}

/**
 * The joins from `start` down to `count` groups, or as far as links and limits allow. Groups that nothing links are
 * joined only to reach `count`, the smallest first.
 */
export function agglomerate(graph: WeightedGraph, limits: Limits, start: Groups, count?: number): readonly Join[] {
  const level = toLevel(graph, limits, renumber(start));
  for (const group of level.left) findPartner(level, group);
  const joins: Join[] = [];
  while (level.left.size > (count ?? 1)) {
    const join = mostAlike(level) ?? (count === undefined ? undefined : smallest(level));
    if (!join) break;
    joins.push(join);
    carryOut(level, join);
  }
  return joins;
}

/** The groups of `start` after joins. */
export function applyJoins(start: Groups, joins: readonly Join[]): Int32Array {
  const numbers = renumber(start);
  const goes = new Map(joins.map(({ into, from }) => [from, into]));
  return renumber(
    numbers.map((group) => {
      let end = group;
      for (let next = goes.get(end); next !== undefined; next = goes.get(end)) end = next;
      return end;
    }),
  );
}

function toLevel(graph: WeightedGraph, limits: Limits, groups: Int32Array): Level {
  const { nodes, neighbours, weights, sizes } = joinGroups(graph, groups);
  const apart = nodes.map(() => new Set<number>());
  for (const [at, others] of limits.apart) for (const other of others) apart[groups[at]!]!.add(groups[other]!);
  return {
    limits,
    links: neighbours.map((own, at) => new Map(own.map((to, link) => [to, weights[at]![link]!]))),
    sizes: [...sizes],
    apart,
    left: new Set(nodes.keys()),
    partners: new Int32Array(nodes.length),
    alike: new Float64Array(nodes.length),
  };
}

/** Mean weight between the members of two groups; of equals the first. */
function findPartner(level: Level, group: number): void {
  level.partners[group] = -1;
  level.alike[group] = 0;
  for (const [other, weight] of level.links[group]!) {
    const alike = weight / (level.sizes[group]! * level.sizes[other]!);
    const better = alike > level.alike[group]! || (alike === level.alike[group] && other < level.partners[group]!);
    if (!better || !mayJoin(level, group, other)) continue;
    level.partners[group] = other;
    level.alike[group] = alike;
  }
}

function mayJoin({ apart, sizes, limits }: Level, a: number, b: number): boolean {
  return !apart[a]!.has(b) && sizes[a]! + sizes[b]! <= limits.largest;
}

function mostAlike({ left, partners, alike }: Level): Join | undefined {
  let best = -1;
  for (const group of left) if (partners[group] !== -1 && (best < 0 || alike[group]! > alike[best]!)) best = group;
  return best < 0 ? undefined : toJoin(best, partners[best]!);
}

/** The two smallest groups that may be joined. */
function smallest(level: Level): Join | undefined {
  const sorted = [...level.left].sort((a, b) => level.sizes[a]! - level.sizes[b]! || a - b);
  for (const [rank, larger] of sorted.entries()) {
    const smaller = sorted.slice(0, rank).find((other) => mayJoin(level, larger, other));
    if (smaller !== undefined) return toJoin(larger, smaller);
  }
  return undefined;
}

function toJoin(a: number, b: number): Join {
  return { into: Math.min(a, b), from: Math.max(a, b) };
}

function carryOut(level: Level, { into, from }: Join): void {
  const { links, sizes, apart, left } = level;
  left.delete(from);
  sizes[into]! += sizes[from]!;
  for (const [other, weight] of links[from]!) {
    links[other]!.delete(from);
    if (other === into) continue;
    links[into]!.set(other, (links[into]!.get(other) ?? 0) + weight);
    links[other]!.set(into, links[into]!.get(other)!);
  }
  for (const other of apart[from]!) {
    apart[other]!.delete(from);
    apart[other]!.add(into);
    apart[into]!.add(other);
  }
  findPartner(level, into);
  for (const [other] of links[into]!) refreshPartner(level, other, into, from);
}

/** A neighbour of a joined group has lost one or two partners and got a new one, who may be more alike. */
function refreshPartner(level: Level, other: number, into: number, from: number): void {
  const known = level.partners[other];
  if (known === into || known === from || known === -1) return findPartner(level, other);
  const alike = level.links[other]!.get(into)! / (level.sizes[into]! * level.sizes[other]!);
  if (alike >= level.alike[other]!) findPartner(level, other);
}
