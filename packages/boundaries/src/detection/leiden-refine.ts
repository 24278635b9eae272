/** Leiden's refinement: what local moving put together is grown anew from single nodes, along links only. */
import { GroupLinks } from './group-links';
import type { LeidenOptions } from './leiden';
import { type Groups, membersByGroup } from './partition';
import { shuffle } from './shuffle';
import type { WeightedGraph } from './weighted-graph';

/** How readily a lesser gain is taken, in mean link weights (θ in the paper). */
const randomness = 0.01;

/** State of a refinement, by refined group. */
interface Growth {
  readonly refined: Int32Array;
  readonly sizes: Int32Array;
  readonly strengths: Float64Array;
  /** Weight of the links from a refined group to the rest of the group it lies in. */
  readonly outward: Float64Array;
}

/** Refined groups: each lies in one of `groups` and is connected. */
export function refineGroups(graph: WeightedGraph, groups: Groups, options: LeidenOptions): Int32Array {
  const links = new GroupLinks(graph.nodes.length);
  const growth: Growth = {
    refined: Int32Array.from(graph.nodes.keys()),
    sizes: new Int32Array(graph.nodes.length).fill(1),
    strengths: Float64Array.from(graph.strengths),
    outward: Float64Array.from(graph.nodes.keys(), (at) => links.collect(graph, groups, at).to(groups[at]!)),
  };
  for (const members of membersByGroup(groups).values()) {
    if (members.length > 1) growWithin(graph, groups, members, { ...growth, links }, options);
  }
  return growth.refined;
}

/** Joins single nodes of one group to refined groups; both must be well connected to the rest of the group. */
function growWithin(
  graph: WeightedGraph,
  groups: Groups,
  members: readonly number[],
  { refined, sizes, strengths, outward, links }: Growth & { readonly links: GroupLinks },
  { resolution, next }: LeidenOptions,
): void {
  const perUnit = graph.total === 0 ? 0 : resolution / (2 * graph.total);
  const whole = members.reduce((sum, at) => sum + graph.strengths[at]!, 0);
  const isWellConnected = (group: number): boolean =>
    outward[group]! >= strengths[group]! * (whole - strengths[group]!) * perUnit;
  const scale = randomness * meanWeight(graph);
  for (const at of shuffle(members, next)) {
    if (sizes[refined[at]!] !== 1 || !isWellConnected(at)) continue;
    links.collect(graph, refined, at, (to) => groups[to] === groups[at]);
    const choices = [{ group: at, link: 0, gain: 0 }];
    for (const group of links.touched) {
      const link = links.to(group);
      const gain = link - graph.strengths[at]! * strengths[group]! * perUnit;
      if (gain >= 0 && group !== at && isWellConnected(group)) choices.push({ group, link, gain });
    }
    const { group, link } = draw(choices, scale, next);
    if (group === at) continue;
    refined[at] = group;
    sizes[at]! -= 1;
    sizes[group]! += 1;
    strengths[group]! += strengths[at]!;
    outward[group]! += outward[at]! - 2 * link;
  }
}

/** One of the choices, the likelier the larger its gain: proportional to exp(gain / scale). */
function draw<T extends { readonly gain: number }>(choices: readonly T[], scale: number, next: () => number): T {
  const most = Math.max(...choices.map(({ gain }) => gain));
  const chances = choices.map(({ gain }) => Math.exp((gain - most) / scale));
  let point = next() * chances.reduce((sum, chance) => sum + chance, 0);
  return choices.find((_, at) => (point -= chances[at]!) < 0) ?? choices.at(-1)!;
}

function meanWeight({ total, neighbours }: WeightedGraph): number {
  const links = neighbours.reduce((sum, own) => sum + own.length, 0) / 2;
  return links === 0 ? 1 : total / links;
}
