/** How long detection takes on a graph of 3,000 nodes and 20,000 edges. */
import {
  algorithms,
  buildWeightedGraph,
  modularity,
  proposeGraph,
  randomFrom,
  valueOfPartition,
} from '@banyan/boundaries';
import type { GraphEdge } from '@banyan/model';
import type { Case, Report } from '../case';

export const detectionSpeed: Case = {
  name: 'detection-speed',
  describes: 'every algorithm, and propose --graph, on 3,000 nodes and 20,000 edges',
  run: timeAll,
};

const size = { nodes: 3000, edges: 20_000, feature: 30 } as const;
/** Seconds, processor time of this process: the machine may be busy with other work. */
const mostSeconds = 3;
const mostForProposal = 10;

function timeAll({ say }: { readonly say: (line: string) => void }): Report {
  const edges = drawEdges();
  const graph = buildWeightedGraph([], edges);
  const rows = algorithms.flatMap(({ name, heeds, detect }) =>
    [undefined, ...(heeds.count ? [100] : [])].map((count) => {
      say(name);
      const { seconds, result } = time(() => detect(graph, { seed: 1, ...(count !== undefined && { count }) }));
      const groups = new Set(result.values()).size;
      const quality = Number(valueOfPartition(graph, modularity(), result).toFixed(4));
      return { what: count === undefined ? name : `${name}, ${count} groups`, seconds, groups, quality };
    }),
  );
  const proposals = [undefined, 100].map((count) => {
    say('propose --graph');
    const { seconds, result } = time(() => proposeGraph({ edges }, count === undefined ? {} : { count }));
    const what = count === undefined ? 'propose --graph' : `propose --graph -k ${count}`;
    return { what, seconds, groups: result.contexts.length, quality: result.metrics.modularity };
  });
  return {
    title: `${size.nodes} nodes, ${size.edges} edges, features of ${size.feature} (processor seconds of this process)`,
    tables: [
      {
        rows: [
          ['what', 'seconds', 'groups', 'modularity'],
          ...[...rows, ...proposals].map(({ what, seconds, groups, quality }) => [what, seconds, groups, quality]),
        ],
      },
    ],
    bars: [
      ...rows.map(({ what, seconds }) => ({ what, value: seconds, unit: ' s', most: mostSeconds })),
      ...proposals.map(({ what, seconds }) => ({ what, value: seconds, unit: ' s', most: mostForProposal })),
    ],
  };
}

/** Seven edges in ten stay within a feature; the same for every run. */
function drawEdges(): GraphEdge[] {
  const next = randomFrom(42);
  return Array.from({ length: size.edges }, () => {
    const from = Math.floor(next() * size.nodes);
    const near = from - (from % size.feature) + Math.floor(next() * size.feature);
    const to = next() < 0.7 ? near : Math.floor(next() * size.nodes);
    return { from: `part${from}`, to: `part${to}`, weight: 1 + Math.floor(next() * 3) };
  });
}

function time<T>(run: () => T): { readonly seconds: number; readonly result: T } {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  return { seconds: Number(((user + system) / 1e6).toFixed(2)), result };
}
