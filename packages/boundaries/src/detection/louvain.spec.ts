import { toGraph } from '../graph/coupling-graph';
import { louvain } from './louvain';

const part = (weight: number) => [
  { criterion: 'call', nature: 'use' as const, from: 'a', weight, text: '', evidence: [] },
];

/** Two triangles with one thin edge between them. */
const triangles = toGraph(
  [],
  new Map(
    ['a b', 'a c', 'b c', 'x y', 'x z', 'y z', 'c x'].map((pair) => [
      pair.replace(' ', '\n'),
      part(pair === 'c x' ? 0.1 : 1),
    ]),
  ),
);

describe('Louvain', () => {
  test('separates two triangles that hardly touch', () => {
    const groups = louvain.detect(triangles, { resolution: 1, seed: 1 });
    expect(new Set(['a', 'b', 'c'].map((node) => groups.get(node))).size).toBe(1);
    expect(new Set(['x', 'y', 'z'].map((node) => groups.get(node))).size).toBe(1);
    expect(groups.get('a')).not.toBe(groups.get('x'));
  });

  test('the same seed gives the same groups', () => {
    const run = () => [...louvain.detect(triangles, { resolution: 2, seed: 5 })];
    expect(run()).toEqual(run());
  });

  test('nodes without an edge are groups of their own', () => {
    const lonely = toGraph(['a', 'b'], new Map());
    expect(new Set(louvain.detect(lonely, { resolution: 1, seed: 1 }).values()).size).toBe(2);
  });
});
