import { toGraph } from '../graph/coupling-graph';
import { louvain } from './louvain';
import { weightsOf } from './weights-of';

const part = (weight: number) => [
  { criterion: 'call', nature: 'use' as const, from: 'a', weight, text: '', evidence: [] },
];

/** Two triangles with one thin edge between them. */
const triangles = weightsOf(
  toGraph(
    [],
    new Map(
      ['a b', 'a c', 'b c', 'x y', 'x z', 'y z', 'c x'].map((pair) => [
        pair.replace(' ', '\n'),
        part(pair === 'c x' ? 0.1 : 1),
      ]),
    ),
  ),
);

describe('Louvain', () => {
  test('separates two triangles that hardly touch, on the weights of a coupling graph', () => {
    const groups = louvain.detect(triangles, { resolution: 1, seed: 1 });
    expect([...groups]).toEqual([...'abcxyz'].map((node, at) => [node, at < 3 ? 0 : 1]));
  });
});
