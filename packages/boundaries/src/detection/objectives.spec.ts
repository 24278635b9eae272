import fc from 'fast-check';
import { Grouping } from './grouping';
import { toLimits } from './limits';
import { measureObjective, type Objective } from './objective';
import { modularity, structuralModularity, weighted } from './objectives';
import { Search } from './search';
import { servicesObjective } from './services-objective';
import { buildWeightedGraph } from './weighted-graph';

const both = weighted('both', 'Both.', [
  [2, modularity(0.7)],
  [1, structuralModularity],
]);
const two = buildWeightedGraph(
  [],
  [
    { from: 'a', to: 'b', weight: 3 },
    { from: 'c', to: 'd', weight: 3 },
    { from: 'b', to: 'c', weight: 2 },
  ],
);
const services = servicesObjective({
  of: Array.from({ length: 10 }, (_, at) => new Set([at % 3, at % 4])),
  weights: new Map([[1, 5]]),
});
const measure = (objective: Objective, groups: number[]) =>
  measureObjective(objective, new Grouping(two, groups, objective));

describe('objectives', () => {
  test('modularity as Newman and Girvan define it', () => {
    expect(measure(modularity(), [0, 0, 1, 1])).toBeCloseTo(0.25);
    expect(measure(modularity(), [0, 0, 0, 0])).toBeCloseTo(0);
  });

  test('structural modularity: density inside less density between', () => {
    // One of four pairs inside each, one of four between: 1/4 - 2/2 × 1/4.
    expect(measure(structuralModularity, [0, 0, 1, 1])).toBeCloseTo(0);
    expect(measure(structuralModularity, [0, 0, 0, 0])).toBeCloseTo(3 / 16);
    expect(measure(both, [0, 0, 1, 1])).toBeCloseTo(2 * measure(modularity(0.7), [0, 0, 1, 1]));
  });

  test.each(
    [modularity(1.3), structuralModularity, both, services].map((objective) => [objective.name, objective] as const),
  )('%s kept by differences is what it is when measured anew', (_, objective) => {
    const node = fc.nat(9);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(node, node, fc.integer({ min: 1, max: 5 })), { maxLength: 30 }),
        fc.array(fc.array(fc.tuple(node, node), { minLength: 1, maxLength: 3 }), { maxLength: 10 }),
        (edges, changes) => {
          const graph = buildWeightedGraph(
            [...'0123456789'],
            edges.map(([from, to, weight]) => ({ from: `${from}`, to: `${to}`, weight })),
          );
          const start = graph.nodes.map((_, at) => at % 4);
          const search = new Search(new Grouping(graph, start, objective), objective, toLimits(graph), undefined);
          for (const moves of changes) search.force(moves);
          const anew = new Grouping(graph, search.grouping.groupOf, objective);
          expect(search.value).toBeCloseTo(measureObjective(objective, anew), 8);
        },
      ),
    );
  });
});
