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
  const weight = (graph: ReturnType<typeof bindingOf>, a: string, b: string) =>
    graph.getEdgeAttribute(graph.edge(a, b)!, 'weight');

  test('the root is left out', () => {
    const binding = toBindingGraph(buildCouplingGraph(shop, criteria), findRoles(indexFacts(shop)));
    expect(binding.hasNode('src/app.module.ts')).toBe(false);
    expect(binding.hasEdge('src/accounts/accounts.module.ts', 'src/accounts/session.guard.ts')).toBe(true);
  });

  test('a use is shared among those who make it: twelve users are bound a third as much as four', () => {
    const users = (name: string, count: number) =>
      Array.from({ length: count }, (_, at) => [`src/${name}${at}.ts`, `src/${name}.ts`] as const);
    const binding = bindingOf({ imports: [...users('clock', 12), ...users('zone', 4)] });
    // One import of one module: 4 / (users * √1), times the weight of an import.
    expect(weight(binding, 'src/zone0.ts', 'src/zone.ts')).toBeCloseTo(1);
    expect(weight(binding, 'src/clock0.ts', 'src/clock.ts')).toBeCloseTo(1 / 3);
  });

  test('who is led to a module through others is no more of its users than its share of the entry points says', () => {
    const four = [0, 1, 2, 3];
    const binding = bindingOf({
      imports: four.map((at) => [`src/page${at}.ts`, 'src/list.ts'] as const),
      endpoints: four.map((at) => ['GET', `/page${at}`, `src/page${at}.ts#show`] as const),
      calls: [
        ...four.map((at) => [`src/page${at}.ts#show`, 'src/list.ts#read'] as const),
        ['src/list.ts#read', 'src/store.ts#query'],
      ],
    });
    const call = binding
      .getEdgeAttributes(binding.edge('src/list.ts', 'src/store.ts')!)
      .parts.find(({ criterion }) => criterion === 'call');
    // list.ts and, at a quarter each, four pages: 4 / (2 * √1), times the weight of a call.
    expect(call?.weight).toBeCloseTo((4 / 2) * 0.25);
  });

  test('a module that uses sixteen others is held a quarter as much by each; what it belongs to counts in full', () => {
    const uses = Array.from(
      { length: 16 },
      (_, at) => ['src/god/all.ts', `src/used/${'abcdefghijklmnop'[at]}.ts`] as const,
    );
    const classes = { 'src/god/all.ts#All': 'provider' } as const;
    const binding = bindingOf({ imports: uses, classes, modules: ['src/god/other.ts'] });
    expect(weight(binding, 'src/god/all.ts', 'src/used/a.ts')).toBeCloseTo(4 / Math.sqrt(16));
    expect(weight(binding, 'src/god/all.ts', 'folder:src/god')).toBe(2);
  });
});

function bindingOf(sketch: Parameters<typeof factsOf>[0]) {
  const facts = factsOf(sketch);
  return toBindingGraph(buildCouplingGraph(facts, criteria), findRoles(indexFacts(facts)));
}
