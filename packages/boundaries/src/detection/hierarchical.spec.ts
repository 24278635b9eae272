import { hierarchical } from './hierarchical';
import { buildWeightedGraph } from './weighted-graph';

const graph = buildWeightedGraph(
  [],
  [
    { from: 'order', to: 'order-service', weight: 4 },
    { from: 'order-service', to: 'cart', weight: 3 },
    { from: 'cart', to: 'photo', weight: 2 },
    { from: 'photo', to: 'photo-service', weight: 4 },
  ],
);
const groupsOf = (options: Partial<Parameters<typeof hierarchical.detect>[1]>) =>
  [...hierarchical.detect(graph, { seed: 1, ...options })].map(([node, group]) => `${node} ${group}`);

describe('hierarchical', () => {
  test('joins the most alike first, by the mean over all pairs', () => {
    // cart – photo weighs 2, as a mean 2 / 2; cart – order-service 3, as a mean 3 / 2.
    expect(groupsOf({ count: 2 })).toEqual(['cart 0', 'order 0', 'order-service 0', 'photo 1', 'photo-service 1']);
  });

  test('seeds are never joined, however near they are', () => {
    const apart = [['order', 'cart'] as const];
    expect(groupsOf({ count: 2, limits: { apart } })).toEqual([
      'cart 0',
      'order 1',
      'order-service 1',
      'photo 0',
      'photo-service 0',
    ]);
    expect(groupsOf({ count: 1, limits: { apart } }).at(1)).toBe('order 1');
  });
});
