import { featureFolders } from '../criteria/feature-folder';
import { indexFacts } from '../facts-index';
import { shop } from '../shop.fixture';
import { graphOf } from '../graph/coupling-graph';
import { criteria } from '../criteria/criteria';
import { contract, expand, findAtoms } from './atoms';

describe('what is never taken apart', () => {
  const index = indexFacts(shop);
  const atoms = findAtoms(index, featureFolders(index));

  test('a Nest module, its folder, what it declares there and the entities', () => {
    const orders = [...atoms].filter(([, atom]) => atom === 'src/orders/orders.module.ts').map(([member]) => member);
    expect(orders).toEqual(['src/orders/orders.controller.ts', 'src/orders/orders.service.ts', 'folder:src/orders']);
    expect(atoms.get('entity:Order')).toBe('src/orders/order.entity.ts');
  });

  test('contracting joins edges and keeps their weight; expanding gives members their group back', () => {
    const graph = graphOf(index, criteria);
    const contracted = contract(graph, atoms);
    expect(contracted.hasNode('src/orders/orders.service.ts')).toBe(false);
    const inside = graph.reduceEdges((sum, _edge, { weight }, a, b) => {
      return (atoms.get(a) ?? a) === (atoms.get(b) ?? b) ? sum + weight : sum;
    }, 0);
    const total = (one: typeof graph) => one.reduceEdges((sum, _edge, { weight }) => sum + weight, 0);
    expect(total(contracted)).toBeCloseTo(total(graph) - inside);
    const groups = expand(new Map([['src/orders/orders.module.ts', 3]]), atoms);
    expect(groups.get('src/orders/orders.service.ts')).toBe(3);
  });
});
