/** Leiden's fast local moving: only nodes whose surroundings have changed are looked at again. */
import { GroupLinks } from './group-links';
import type { LeidenOptions } from './leiden';
import type { Groups } from './partition';
import { shuffle } from './shuffle';
import type { WeightedGraph } from './weighted-graph';

/** A gain below this is a rounding error. */
const leastGain = 1e-10;

/** Each node goes to the group that raises modularity most, or to an empty one; one that has moved wakes its neighbours. */
export function moveNodes(graph: WeightedGraph, start: Groups, { resolution, next }: LeidenOptions): Int32Array {
  const count = graph.nodes.length;
  const groups = Int32Array.from(start);
  const sizes = new Int32Array(count);
  const strengths = new Float64Array(count);
  const order: number[] = [];
  for (let at = 0; at < count; at += 1) {
    order.push(at);
    sizes[groups[at]!]! += 1;
    strengths[groups[at]!]! += graph.strengths[at]!;
  }
  const empty: number[] = [];
  for (let group = count - 1; group >= 0; group -= 1) if (sizes[group] === 0) empty.push(group);
  const queue = shuffle(order, next);
  const waiting = new Uint8Array(count).fill(1);
  const links = new GroupLinks(count);
  const perUnit = graph.total === 0 ? 0 : resolution / (2 * graph.total);
  for (let head = 0; head < queue.length; head += 1) {
    const at = queue[head]!;
    waiting[at] = 0;
    const own = groups[at]!;
    const strength = graph.strengths[at]!;
    sizes[own]! -= 1;
    strengths[own]! -= strength;
    if (sizes[own] === 0) empty.push(own);
    links.collect(graph, groups, at);
    let best = own;
    let bestGain = links.to(own) - strength * strengths[own]! * perUnit;
    for (const group of links.touched) {
      const gain = links.to(group) - strength * strengths[group]! * perUnit;
      if (gain <= bestGain + leastGain) continue;
      best = group;
      bestGain = gain;
    }
    if (bestGain < -leastGain && empty.length > 0) best = empty.at(-1)!;
    if (sizes[best] === 0) empty.pop();
    sizes[best]! += 1;
    strengths[best]! += strength;
    if (best === own) continue;
    groups[at] = best;
    for (const to of graph.neighbours[at]!) {
      if (groups[to] === best || waiting[to] === 1) continue;
      waiting[to] = 1;
      queue.push(to);
    }
  }
  return groups;
}
