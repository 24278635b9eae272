/**
 * Leiden: like Louvain, but groups are refined before they are joined, so that every group is connected.
 * Traag, Waltman and van Eck, From Louvain to Leiden: guaranteeing well-connected communities, Scientific Reports 9,
 * 5233 (2019), algorithm A.2; the quality is modularity with a resolution.
 */
import type { DetectionAlgorithm } from './algorithm';
import { splitUnconnected } from './connected';
import { joinGroups } from './join-nodes';
import { moveNodes } from './leiden-move';
import { refineGroups } from './leiden-refine';
import { countGroups, type Groups, renumber, singletons, toPartition } from './partition';
import { randomFrom } from './random';
import type { WeightedGraph } from './weighted-graph';

/** Whole runs, each from the result of the one before, until nothing changes; more than a few are rare. */
const mostRuns = 20;

/** Turns in which refining may join nothing. */
const mostIdle = 10;

/** What a level of the algorithm needs beside the graph. */
export interface LeidenOptions {
  readonly resolution: number;
  readonly next: () => number;
}

export const leiden: DetectionAlgorithm = {
  name: 'leiden',
  describes: 'Louvain with a refinement in between: every group is connected, and runs differ less.',
  heeds: { count: false, limits: false },
  detect: (graph, { resolution = 1, seed }) => {
    const options = { resolution, next: randomFrom(seed) };
    let groups = singletons(graph.nodes.length);
    for (let run = 0; run < mostRuns; run += 1) {
      const found = runOnce(graph, groups, options);
      const same = found.every((group, at) => group === groups[at]);
      groups = found;
      if (same) break;
    }
    return toPartition(graph, groups);
  },
};

/**
 * Moves nodes, refines the groups, joins the refined groups to nodes that start in the group they were refined from,
 * and so on upward until every group is one node: a refined group, and those are connected. Refining draws lots and may
 * join nothing at all; after a few such turns the groups are taken as they are, part by connected part.
 */
function runOnce(graph: WeightedGraph, start: Groups, options: LeidenOptions): Int32Array {
  let level = graph;
  let groups = renumber(start);
  let positions = singletons(graph.nodes.length);
  for (let idle = 0; ; ) {
    groups = renumber(moveNodes(level, groups, options));
    const flat = positions.map((at) => groups[at]!);
    if (countGroups(groups) === level.nodes.length) return renumber(flat);
    const refined = renumber(refineGroups(level, groups, options));
    idle = countGroups(refined) === level.nodes.length ? idle + 1 : 0;
    if (idle === mostIdle) return splitUnconnected(graph, flat);
    const above: number[] = [];
    refined.forEach((group, at) => (above[group] = groups[at]!));
    positions = positions.map((at) => refined[at]!);
    level = joinGroups(level, refined);
    groups = renumber(above);
  }
}
