import { criteria } from '../criteria/criteria';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { findRoles } from '../roles/module-role';
import { shop } from '../shop.fixture';
import { toBindingGraph } from './binding-graph';
import { buildCouplingGraph } from './coupling-graph';

describe('the coupling graph', () => {
  const graph = buildCouplingGraph(shop, criteria);

  test('an edge is the sum of its parts, with their evidence', () => {
    const edge = graph.edge('src/orders/orders.controller.ts', 'src/orders/orders.service.ts')!;
    const { weight, parts } = graph.getEdgeAttributes(edge);
    expect(parts.map(({ criterion }) => criterion)).toEqual(['injection', 'call', 'use-case']);
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
    const binding = bindingOf({ imports: [...users, ['src/clock.ts', 'src/zone.ts']] });
    expect(binding.hasEdge('src/u1.ts', 'src/clock.ts')).toBe(false);
    expect(binding.hasEdge('src/clock.ts', 'src/zone.ts')).toBe(true);
  });

  test('a module that uses more than thirty others binds by what it belongs to only', () => {
    const uses = Array.from({ length: 31 }, (_, at) => ['src/god/all.ts', `src/u${at}.ts`] as const);
    const classes = { 'src/god/all.ts#All': 'provider' } as const;
    const binding = bindingOf({ imports: uses, classes, modules: ['src/god/other.ts'] });
    expect(binding.hasEdge('src/god/all.ts', 'src/u1.ts')).toBe(false);
    expect(binding.hasEdge('src/god/all.ts', 'folder:src/god')).toBe(true);
  });
});

function bindingOf(sketch: Parameters<typeof factsOf>[0]) {
  const facts = factsOf(sketch);
  return toBindingGraph(buildCouplingGraph(facts, criteria), findRoles(indexFacts(facts)));
}
