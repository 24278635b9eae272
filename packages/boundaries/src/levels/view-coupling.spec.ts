import { indexFacts } from '../facts-index';
import { toGraph } from '../graph/coupling-graph';
import { shop } from '../shop.fixture';
import { coupleClasses, coupleFunctions } from './couple-symbols';
import { viewCoupling } from './view-coupling';

const classes = coupleClasses(indexFacts(shop));

describe('a view of coupling', () => {
  test('everything: all nodes, all edges, the heaviest first, with what each criterion gives', () => {
    const view = viewCoupling(classes);
    expect(view.nodes).toHaveLength(classes.order);
    expect(view.edges).toHaveLength(classes.size);
    const weights = view.edges.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    const given = view.criteria.reduce((sum, { weight }) => sum + weight, 0);
    expect(given).toBeCloseTo(view.total.weight, 1);
  });

  test('of one node, as a person calls it', () => {
    const view = viewCoupling(classes, { of: 'OrdersService' });
    expect(view.of).toBe('src/orders/orders.service.ts#OrdersService');
    expect(view.edges.every(({ from, to }) => [from, to].includes(view.of!))).toBe(true);
    expect(view.total.edges).toBe(classes.degree(view.of));
  });

  test('by some criteria: other parts, and edges without any, are left out', () => {
    const { edges, criteria } = viewCoupling(classes, { criteria: ['call'] });
    expect(criteria.map(({ name }) => name)).toEqual(['call']);
    expect(edges.flatMap(({ parts }) => parts).every(({ criterion }) => criterion === 'call')).toBe(true);
  });

  test('the first few: what is left out is counted', () => {
    const { nodes, edges, total } = viewCoupling(classes, { top: 1 });
    expect([nodes.length, edges.length]).toEqual([2, 1]);
    expect(total).toEqual(viewCoupling(classes).total);
  });

  test.each([
    ['OrderService', 'BOUNDARIES_NODE_UNKNOWN', /Did you mean .*OrdersService/],
    ['place', 'BOUNDARIES_NODE_UNKNOWN', /./],
    ['zzzzzzzzzzzzz', 'BOUNDARIES_NODE_UNKNOWN', /another level/],
  ])('%s is nobody', (of, code, hint) => {
    expect(() => viewCoupling(classes, { of })).toThrow(
      expect.objectContaining({ code, hint: expect.stringMatching(hint) }),
    );
  });

  test('a folder is meant before the word it is named after, which is found by its kind', () => {
    const graph = toGraph(['folder:src/photo', 'subject:photo', 'subject:album'], new Map());
    const found = (of: string) => viewCoupling(graph, { of }).of;
    expect(['photo', 'subject:photo', 'album'].map(found)).toEqual([
      'folder:src/photo',
      'subject:photo',
      'subject:album',
    ]);
  });

  test('a criterion that is not in any table is refused, one that says nothing here is not', () => {
    expect(() => viewCoupling(classes, { criteria: ['calls'] })).toThrow(
      expect.objectContaining({ code: 'BOUNDARIES_CRITERION_UNKNOWN', hint: expect.stringContaining('call') }),
    );
    expect(viewCoupling(classes, { criteria: ['co-change'] }).edges).toEqual([]);
  });

  test('a name that two have is asked back', () => {
    const functions = coupleFunctions(indexFacts(shop));
    expect(() => viewCoupling(functions, { of: 'AccountsService' })).not.toThrow();
    functions.addNode('src/old/accounts.service.ts#AccountsService');
    expect(() => viewCoupling(functions, { of: 'AccountsService' })).toThrow(
      expect.objectContaining({ code: 'BOUNDARIES_NODE_AMBIGUOUS' }),
    );
  });
});
