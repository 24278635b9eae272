import { findPurposes } from './find-purposes';
import { nodesOf } from './nodes-of';
import type { PlainGraph } from '@banyan/model';

const purposesOf = (graph: PlainGraph) => {
  const nodes = nodesOf(graph);
  const { of, weights } = findPurposes(
    graph,
    nodes.map((node) => [node]),
  );
  return Object.fromEntries(nodes.map((node, at) => [node, [...of[at]!].map((entry) => [entry, weights.get(entry)])]));
};

describe('purposes', () => {
  test('a node works for the entry points that come to it; nothing uses those', () => {
    const edges = [
      { from: 'PageA', to: 'Order', weight: 4 },
      { from: 'PageB', to: 'Order', weight: 2 },
      { from: 'Order', to: 'Log', weight: 9 },
    ];
    expect(purposesOf({ edges, nodes: ['Lonely'] })).toEqual({
      Lonely: [[0, 1]],
      PageA: [[1, 2]],
      PageB: [[2, 1]],
      Order: [
        [1, 2],
        [2, 1],
      ],
      Log: [
        [1, 2],
        [2, 1],
      ],
    });
  });

  test('what is said to be an entry point is one, and a circle that nothing comes to begins with its first node', () => {
    const circle = [
      { from: 'b', to: 'a' },
      { from: 'a', to: 'b' },
    ];
    expect(purposesOf({ edges: circle })).toEqual({ a: [[0, 1]], b: [[0, 1]] });
    expect(purposesOf({ edges: circle, nodes: [{ id: 'b', kind: 'entry-point' }] })).toEqual({
      a: [[0, 1]],
      b: [[0, 1]],
    });
  });
});
