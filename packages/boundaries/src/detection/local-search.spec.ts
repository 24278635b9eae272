import { Grouping } from './grouping';
import { searchLocally, type SearchOptions } from './local-search';
import { measureObjective, type Objective } from './objective';
import { modularity, structuralModularity } from './objectives';
import { toGroups } from './partition';
import { randomFrom } from './random';
import { buildWeightedGraph } from './weighted-graph';

const names = Array.from({ length: 40 }, (_, at) => `n${String(at).padStart(2, '0')}`);
const next = randomFrom(11);
/** Eight groups of five, with noise between them. */
const graph = buildWeightedGraph(
  names,
  Array.from({ length: 220 }, () => {
    const a = Math.floor(next() * 40);
    const b = next() < 0.6 ? a - (a % 5) + Math.floor(next() * 5) : Math.floor(next() * 40);
    return { from: names[a]!, to: names[b]! };
  }),
);
const search = (objective: Objective, options: Partial<SearchOptions> = {}) =>
  searchLocally(graph, objective, { seed: 1, ...options });
const valueOf = (objective: Objective, partition: ReturnType<typeof search>) =>
  measureObjective(objective, new Grouping(graph, toGroups(graph, partition), objective));
const sizesOf = (partition: ReturnType<typeof search>) =>
  [...new Set(partition.values())].map((group) => [...partition.values()].filter((one) => one === group).length);

describe('local search', () => {
  const scattered = new Map(names.map((name, at) => [name, at % 8]));

  test('raises whatever objective it is given', () => {
    for (const objective of [modularity(), structuralModularity]) {
      const found = search(objective, { start: scattered });
      expect(valueOf(objective, found)).toBeGreaterThan(valueOf(objective, scattered) + 0.1);
    }
    expect(valueOf(structuralModularity, search(structuralModularity))).toBeGreaterThan(
      valueOf(structuralModularity, search(modularity(0.3))),
    );
  });

  test('keeps the number of groups asked for, and still raises the objective', () => {
    const found = search(modularity(), { start: scattered, count: 8 });
    expect(sizesOf(found)).toHaveLength(8);
    expect(valueOf(modularity(), found)).toBeGreaterThan(valueOf(modularity(), scattered) + 0.2);
  });

  test('swaps where groups are full', () => {
    const limits = { largest: 5 };
    const found = search(modularity(), { start: scattered, count: 8, limits });
    expect(sizesOf(found)).toEqual(Array.from({ length: 8 }, () => 5));
    expect(valueOf(modularity(), found)).toBeGreaterThan(valueOf(modularity(), scattered) + 0.2);
  });

  test('mends a start that breaks a limit', () => {
    const together = new Map(names.map((name) => [name, 0]));
    const apart = [['n00', 'n01'] as const];
    const found = search(modularity(), { start: together, limits: { apart, largest: 12 } });
    expect(found.get('n00')).not.toBe(found.get('n01'));
    expect(Math.max(...sizesOf(found))).toBeLessThanOrEqual(12);
  });

  test('kicks never make it worse', () => {
    const plain = valueOf(modularity(), search(modularity(), { start: scattered }));
    const kicked = valueOf(modularity(), search(modularity(), { start: scattered, kicks: 20 }));
    expect(kicked).toBeGreaterThanOrEqual(plain);
  });
});
