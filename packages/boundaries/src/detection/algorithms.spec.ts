import fc from 'fast-check';
import { algorithms } from './algorithms';
import { splitUnconnected } from './connected';
import { Grouping } from './grouping';
import { joinNodes } from './join-nodes';
import { measureObjective } from './objective';
import { modularity } from './objectives';
import { countGroups, toGroups } from './partition';
import { randomFrom } from './random';
import { shuffle } from './shuffle';
import { buildWeightedGraph, type WeightedEdge, type WeightedGraph } from './weighted-graph';

/** Cliques of `size` nodes in a ring, each tied to the next by one thin edge. */
function ringOfCliques(cliques: number, size: number): WeightedEdge[] {
  return Array.from({ length: cliques }, (_, clique) => clique).flatMap((clique) => {
    const name = (at: number, of = clique) => `c${of}-${at}`;
    const inside = Array.from({ length: size }, (_, a) =>
      Array.from({ length: a }, (_, b) => ({ from: name(a), to: name(b) })),
    ).flat();
    return [...inside, { from: name(0), to: name(1, (clique + 1) % cliques), weight: 0.5 }];
  });
}

const anyEdges = fc.array(
  fc.record({
    from: fc.constantFrom(...'abcdefghijkl'),
    to: fc.constantFrom(...'abcdefghijkl'),
    weight: fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4),
  }),
  { maxLength: 40 },
);
const qualityOf = (graph: WeightedGraph, groups: Int32Array) =>
  measureObjective(modularity(), new Grouping(graph, groups));

describe.each(algorithms.map((algorithm) => [algorithm.name, algorithm] as const))('%s', (_, { detect, heeds }) => {
  test('finds cliques that hardly touch', () => {
    const partition = detect(buildWeightedGraph([], ringOfCliques(6, 5)), { seed: 1 });
    expect(new Set(partition.values()).size).toBe(6);
    for (const [node, group] of partition) expect(group).toBe(partition.get(`${node.slice(0, 2)}-0`));
  });

  test('gives the same partition for the same graph in any order, and for the same seed', () => {
    const order = fc.integer({ min: 0, max: 1e6 });
    fc.assert(
      fc.property(anyEdges, order, fc.integer({ min: 0, max: 99 }), (edges, mixed, seed) => {
        const turned = shuffle(edges, randomFrom(mixed)).map((edge, at) =>
          (mixed + at) % 2 ? edge : { ...edge, from: edge.to, to: edge.from },
        );
        const nodes = shuffle('abcdefghijklxyz', randomFrom(mixed));
        const run = (graph: WeightedGraph) => JSON.stringify([...detect(graph, { seed, resolution: 1.2 })]);
        expect(run(buildWeightedGraph(nodes, turned))).toBe(run(buildWeightedGraph('abcdefghijklxyz', edges)));
      }),
    );
  });

  test('gives every node one group, numbered from 0 in the order of the nodes', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const graph = buildWeightedGraph('abc', edges);
        const partition = detect(graph, { seed: 3 });
        expect([...partition.keys()]).toEqual(graph.nodes);
        const firsts = [...new Set(partition.values())];
        expect(firsts).toEqual([...firsts.keys()]);
      }),
    );
  });

  test('is never worse than every node by itself', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const graph = buildWeightedGraph([], edges);
        const alone = qualityOf(graph, Int32Array.from(graph.nodes.keys()));
        expect(qualityOf(graph, toGroups(graph, detect(graph, { seed: 5 })))).toBeGreaterThanOrEqual(alone - 1e-9);
      }),
    );
  });

  test('puts nothing together that no path joins', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const graph = buildWeightedGraph('xyz', edges);
        const partition = detect(graph, { seed: 2 });
        const parts = splitUnconnected(graph, new Int32Array(graph.nodes.length));
        const groupsOfParts = new Set(graph.nodes.map((node, at) => `${partition.get(node)} ${parts[at]}`));
        expect(groupsOfParts.size).toBe(new Set(partition.values()).size);
      }),
    );
  });

  test('takes no node, one node, and nodes without edges', () => {
    expect([...detect(buildWeightedGraph([], []), { seed: 1 })]).toEqual([]);
    expect([...detect(buildWeightedGraph(['a'], []), { seed: 1 })]).toEqual([['a', 0]]);
    const loose = detect(buildWeightedGraph(['b', 'a'], [{ from: 'a', to: 'b', weight: 0 }]), { seed: 1 });
    expect([...loose]).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
  });

  test('does not care what a node has with itself', () => {
    const edges = ringOfCliques(3, 4);
    const loops = edges.map(({ from }) => ({ from, to: from, weight: 2 }));
    const run = (list: WeightedEdge[]) => [...detect(buildWeightedGraph(['z'], list), { seed: 1 })];
    expect(run([...edges, ...loops, { from: 'z', to: 'z' }])).toEqual(run(edges));
  });

  test('sees groups whose nodes have been joined before as it sees whole groups', () => {
    const graph = buildWeightedGraph([], ringOfCliques(8, 6));
    const pairs = graph.nodes.filter((_, at) => at % 2 === 0).map((node, at) => [node, graph.nodes[2 * at + 1]!]);
    const { joined, expand } = joinNodes(graph, pairs);
    expect([...expand(detect(joined, { seed: 1 }))]).toEqual([...detect(graph, { seed: 1 })]);
  });

  test('does not care in which unit weights are given', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const scaled = edges.map((edge) => ({ ...edge, weight: edge.weight * 1024 }));
        const run = (list: WeightedEdge[]) => [...detect(buildWeightedGraph([], list), { seed: 1 })];
        expect(run(scaled)).toEqual(run(edges));
      }),
    );
  });

  if (heeds.count)
    test('gives as many groups as asked for', () => {
      fc.assert(
        fc.property(anyEdges, fc.integer({ min: 1, max: 15 }), (edges, count) => {
          const graph = buildWeightedGraph('abcxyz', edges);
          const partition = detect(graph, { seed: 1, count });
          expect(countGroups(toGroups(graph, partition))).toBe(Math.min(count, graph.nodes.length));
        }),
      );
    });

  if (heeds.limits)
    test('keeps apart what must be, and groups as small as they must be', () => {
      const pairs = fc.array(fc.tuple(fc.constantFrom(...'abcdef'), fc.constantFrom(...'abcdefg')), { maxLength: 8 });
      fc.assert(
        fc.property(anyEdges, pairs, fc.integer({ min: 1, max: 6 }), (edges, apart, largest) => {
          const graph = buildWeightedGraph('abcdefg', edges);
          const partition = detect(graph, { seed: 1, limits: { apart, largest } });
          for (const [a, b] of apart) if (a !== b) expect(partition.get(a)).not.toBe(partition.get(b));
          for (const group of partition.values()) {
            expect([...partition.values()].filter((one) => one === group).length).toBeLessThanOrEqual(largest);
          }
        }),
      );
    });
});

test('every algorithm has a name of its own and says what it does', () => {
  expect(new Set(algorithms.map(({ name }) => name)).size).toBe(algorithms.length);
  for (const { describes } of algorithms) expect(describes).toMatch(/^[A-Z].+\.$/);
});
