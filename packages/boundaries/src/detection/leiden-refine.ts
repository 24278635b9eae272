/** Leiden's refinement: what local moving put together is grown anew from single nodes, along links only. */
import { GroupLinks } from './group-links';
import type { LeidenOptions } from './leiden';
import { type Groups, membersByGroup, singletons } from './partition';
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
  readonly links: GroupLinks;
  /** Where the node at hand could go and what that would gain: filled anew for each, as millions are looked at. */
  readonly choices: number[];
  readonly gains: number[];
  /** How much a lesser gain counts. */
  readonly scale: number;
}

/** Refined groups: each lies in one of `groups` and is connected. */
export function refineGroups(graph: WeightedGraph, groups: Groups, options: LeidenOptions): Int32Array {
  const count = graph.nodes.length;
  const links = new GroupLinks(count);
  const growth: Growth = {
    ...{ refined: singletons(count), sizes: new Int32Array(count).fill(1) },
    ...{ strengths: Float64Array.from(graph.strengths), outward: new Float64Array(count) },
    ...{ links, choices: [], gains: [], scale: randomness * meanWeight(graph) },
  };
  for (let at = 0; at < count; at += 1) growth.outward[at] = links.collect(graph, groups, at).to(groups[at]!);
  for (const members of membersByGroup(groups).values()) {
    if (members.length > 1) growWithin(graph, groups, members, growth, options);
  }
  return growth.refined;
}

/** Joins single nodes of one group to refined groups; both must be well connected to the rest of the group. */
function growWithin(
  graph: WeightedGraph,
  groups: Groups,
  members: readonly number[],
  growth: Growth,
  { resolution, next }: LeidenOptions,
): void {
  const { refined, sizes, strengths, outward, links, choices, gains } = growth;
  const perUnit = graph.total === 0 ? 0 : resolution / (2 * graph.total);
  let whole = 0;
  for (const at of members) whole += graph.strengths[at]!;
  const isWellConnected = (group: number): boolean =>
    outward[group]! >= strengths[group]! * (whole - strengths[group]!) * perUnit;
  for (const at of shuffle(members, next)) {
    if (sizes[refined[at]!] !== 1 || !isWellConnected(at)) continue;
    links.collect(graph, refined, at, groups);
    choices.length = gains.length = 0;
    choices.push(at);
    gains.push(0);
    for (const group of links.touched) {
      const gain = links.to(group) - graph.strengths[at]! * strengths[group]! * perUnit;
      if (gain < 0 || group === at || !isWellConnected(group)) continue;
      choices.push(group);
      gains.push(gain);
    }
    const group = draw(growth, next);
    if (group === at) continue;
    refined[at] = group;
    sizes[at]! -= 1;
    sizes[group]! += 1;
    strengths[group]! += strengths[at]!;
    outward[group]! += outward[at]! - 2 * links.to(group);
  }
}

/** One of the choices, the likelier the larger its gain: proportional to exp(gain / scale). Changes the gains. */
function draw({ choices, gains, scale }: Growth, next: () => number): number {
  let most = 0;
  for (const gain of gains) if (gain > most) most = gain;
  let all = 0;
  for (let at = 0; at < gains.length; at += 1) {
    gains[at] = Math.exp((gains[at]! - most) / scale);
    all += gains[at]!;
  }
  let point = next() * all;
  for (let at = 0; at < choices.length; at += 1) if ((point -= gains[at]!) < 0) return choices[at]!;
  return choices.at(-1)!;
}

function meanWeight({ total, neighbours }: WeightedGraph): number {
  const links = neighbours.reduce((sum, own) => sum + own.length, 0) / 2;
  return links === 0 ? 1 : total / links;
}
