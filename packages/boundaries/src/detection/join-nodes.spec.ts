import fc from 'fast-check';
import { joinGroups, joinNodes } from './join-nodes';
import { Grouping } from './grouping';
import { leiden } from './leiden';
import { measureObjective } from './objective';
import { structuralModularity } from './objectives';
import { buildWeightedGraph, type WeightedGraph } from './weighted-graph';

const graph = buildWeightedGraph(
  [],
  [
    { from: 'a', to: 'b', weight: 2 },
    { from: 'b', to: 'c', weight: 3 },
    { from: 'c', to: 'd', weight: 5 },
  ],
);

describe('joining nodes', () => {
  test('adds links up, and what is inside becomes a loop', () => {
    expect(joinGroups(graph, [7, 7, 7, 2])).toEqual({
      nodes: ['a', 'd'],
      sizes: [3, 1],
      neighbours: [[1], [0]],
      weights: [[5], [5]],
      pairs: [[1], [1]],
      loops: [5, 0],
      loopPairs: [2, 0],
      strengths: [15, 5],
      total: 10,
    });
  });

  test('keeps all weight and all members, whatever is joined', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), (groups) => {
        const joined = joinGroups(graph, groups);
        expect(joined.total).toBe(graph.total);
        expect(joined.sizes.reduce((sum, size) => sum + size, 0)).toBe(4);
      }),
    );
  });

  test('groups are as dense after joining as before', () => {
    const groups = [0, 0, 1, 1];
    const value = (one: WeightedGraph, of: number[]) =>
      measureObjective(structuralModularity, new Grouping(one, of, structuralModularity));
    expect(value(joinGroups(graph, [0, 1, 2, 2]), [0, 0, 1])).toBeCloseTo(value(graph, groups));
  });

  test('what must stay together does, also through a third', () => {
    const { joined, expand } = joinNodes(graph, [
      ['a', 'd'],
      ['d', 'b', 'nobody'],
    ]);
    expect(joined.nodes).toEqual(['a', 'c']);
    const partition = expand(leiden.detect(joined, { seed: 1, resolution: 9 }));
    expect(new Set(['a', 'b', 'd'].map((node) => partition.get(node))).size).toBe(1);
    expect([...partition.keys()]).toEqual(['a', 'b', 'c', 'd']);
  });
});
