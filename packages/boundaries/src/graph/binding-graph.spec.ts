import { criteria } from '../criteria/criteria';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { findRoles } from '../roles/module-role';
import { shop } from '../shop.fixture';
import { findHubs, toBindingGraph } from './binding-graph';
import { buildCouplingGraph } from './coupling-graph';

describe('the coupling graph', () => {
  const graph = buildCouplingGraph(shop, criteria);

  test('an edge is the sum of its parts, with their evidence', () => {
    const edge = graph.edge('src/orders/orders.controller.ts', 'src/orders/orders.service.ts')!;
    const { weight, parts } = graph.getEdgeAttributes(edge);
    expect(parts.map(({ criterion }) => criterion)).toEqual(['injection', 'call']);
    expect(weight).toBeCloseTo(parts.reduce((sum, one) => sum + one.weight, 0));
  });

  test('every module is a node, tests are not', () => {
    expect(graph.hasNode('src/main.ts')).toBe(true);
    expect(graph.hasNode('src/orders/orders.service.spec.ts')).toBe(false);
  });
});

describe('what detection sees', () => {
  test('the root and the uses of a guard are left out', () => {
    const binding = toBindingGraph(buildCouplingGraph(shop, criteria), findRoles(indexFacts(shop)));
    expect(binding.hasNode('src/app.module.ts')).toBe(false);
    expect(binding.hasEdge('src/orders/orders.controller.ts', 'src/accounts/session.guard.ts')).toBe(false);
    expect(binding.hasEdge('src/accounts/accounts.module.ts', 'src/accounts/session.guard.ts')).toBe(true);
  });

  test('a module that more than ten others use is a hub; what it uses itself still binds', () => {
    const users = Array.from({ length: 11 }, (_, at) => [`src/u${at}.ts`, 'src/clock.ts'] as const);
    const facts = factsOf({ imports: [...users, ['src/clock.ts', 'src/zone.ts']] });
    const graph = buildCouplingGraph(facts, criteria);
    expect([...findHubs(graph, 13)]).toEqual(['src/clock.ts']);
    const binding = toBindingGraph(graph, findRoles(indexFacts(facts)));
    expect(binding.hasEdge('src/u1.ts', 'src/clock.ts')).toBe(false);
    expect(binding.hasEdge('src/clock.ts', 'src/zone.ts')).toBe(true);
  });
});
