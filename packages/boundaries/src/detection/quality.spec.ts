import type { Placement } from '../contexts/placement';
import { toGraph } from '../graph/coupling-graph';
import { measureQuality } from './quality';

const part = (weight: number) => [
  { criterion: 'call', nature: 'use' as const, from: 'a', weight, text: '', evidence: [] },
];
const place = (groups: Record<string, number>): Placement => ({
  groups: new Map(Object.entries(groups)),
  entities: new Map(),
  shared: new Map(),
  followed: new Map(),
});

describe('quality', () => {
  const graph = toGraph(
    [],
    new Map([
      ['a\nb', part(3)],
      ['c\nd', part(3)],
      ['b\nc', part(2)],
    ]),
  );

  test('modularity as Newman and Girvan define it', () => {
    // m = 8; inside 6/8; degrees 8 and 8 of 16, so 1/4 each: 0.75 - 0.5
    expect(measureQuality(graph, place({ a: 1, b: 1, c: 2, d: 2 }))).toEqual({ modularity: 0.25, cutShare: 0.25 });
  });

  test('one group has no modularity and cuts nothing', () => {
    expect(measureQuality(graph, place({ a: 1, b: 1, c: 1, d: 1 }))).toEqual({ modularity: 0, cutShare: 0 });
  });

  test('nodes without a group do not count', () => {
    expect(measureQuality(graph, place({ a: 1, b: 1 }))).toEqual({ modularity: 0, cutShare: 0 });
    expect(measureQuality(graph, place({}))).toEqual({ modularity: 0, cutShare: 0 });
  });
});
