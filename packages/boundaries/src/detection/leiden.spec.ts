import fc from 'fast-check';
import { splitUnconnected } from './connected';
import { leiden } from './leiden';
import { countGroups, toGroups } from './partition';
import { buildWeightedGraph } from './weighted-graph';

const names = Array.from({ length: 30 }, (_, at) => `n${at}`);
const anyGraph = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.integer({ min: 1, max: 9 })), {
    minLength: 20,
    maxLength: 90,
  })
  .map((edges) =>
    buildWeightedGraph(
      names,
      edges.map(([from, to, weight]) => ({ from, to, weight })),
    ),
  );

describe('Leiden', () => {
  test('every group is connected, at any resolution', () => {
    fc.assert(
      fc.property(anyGraph, fc.constantFrom(0.1, 0.5, 1, 3), fc.nat(50), (graph, resolution, seed) => {
        const groups = toGroups(graph, leiden.detect(graph, { seed, resolution }));
        expect(countGroups(splitUnconnected(graph, groups))).toBe(countGroups(groups));
      }),
    );
  });

  test('a higher resolution gives smaller groups', () => {
    const path = names.slice(1).map((to, at) => ({ from: names[at]!, to }));
    const graph = buildWeightedGraph([], path);
    const counts = [0.05, 1, 8].map((resolution) =>
      countGroups(toGroups(graph, leiden.detect(graph, { seed: 1, resolution }))),
    );
    expect(counts[0]).toBe(1);
    expect(counts[1]).toBeGreaterThan(2);
    expect(counts[2]).toBeGreaterThan(counts[1]!);
  });

  test('finds the two sides of the karate club, and the seed hardly matters', () => {
    // Zachary, An information flow model for conflict and fission in small groups, 1977; the best modularity known is 0.4198.
    const graph = buildWeightedGraph([], karate);
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(countGroups(toGroups(graph, leiden.detect(graph, { seed })))).toBe(4);
    }
  });
});

const karate = (
  '1-2 1-3 2-3 1-4 2-4 3-4 1-5 1-6 1-7 5-7 6-7 1-8 2-8 3-8 4-8 1-9 3-9 3-10 1-11 5-11 6-11 1-12 1-13 4-13 1-14 2-14 ' +
  '3-14 4-14 6-17 7-17 1-18 2-18 1-20 2-20 1-22 2-22 24-26 25-26 3-28 24-28 25-28 3-29 24-30 27-30 2-31 9-31 1-32 ' +
  '25-32 26-32 29-32 3-33 9-33 15-33 16-33 19-33 21-33 23-33 24-33 30-33 31-33 32-33 9-34 10-34 14-34 15-34 16-34 ' +
  '19-34 20-34 21-34 23-34 24-34 27-34 28-34 29-34 30-34 31-34 32-34 33-34'
)
  .split(' ')
  .map((pair) => ({ from: pair.split('-')[0]!, to: pair.split('-')[1]! }));
