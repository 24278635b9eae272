import { buildWeightedGraph } from './weighted-graph';

describe('a weighted graph', () => {
  test('adds up what two nodes have with each other, whatever the direction, and not what one has with itself', () => {
    const graph = buildWeightedGraph(
      ['lonely'],
      [
        { from: 'b', to: 'a', weight: 2 },
        { from: 'a', to: 'b' },
        { from: 'b', to: 'b', weight: 3 },
      ],
    );
    expect(graph).toEqual({
      nodes: ['a', 'b', 'lonely'],
      sizes: [1, 1, 1],
      neighbours: [[1], [0], []],
      weights: [[3], [3], []],
      pairs: [[1], [1], []],
      loops: [0, 0, 0],
      loopPairs: [0, 0, 0],
      strengths: [3, 3, 0],
      total: 3,
    });
  });

  test('refuses all weights that cannot be, together', () => {
    const edges = [-1, 2, Number.NaN, Infinity].map((weight, at) => ({ from: 'a', to: `b${at}`, weight }));
    expect(() => buildWeightedGraph([], edges)).toThrow(
      expect.objectContaining({
        code: 'BOUNDARIES_BAD_WEIGHT',
        problems: [0, 2, 3].map((at) => expect.objectContaining({ path: `/edges/${at}/weight` })),
      }),
    );
  });

  test('sums do not differ by the order of the edges', () => {
    const weights = [0.1, 0.2, 0.3, 1e9];
    const sumOf = (list: number[]) =>
      buildWeightedGraph(
        [],
        list.map((weight) => ({ from: 'a', to: 'b', weight })),
      ).total;
    expect(sumOf([...weights].reverse())).toBe(sumOf(weights));
  });
});
