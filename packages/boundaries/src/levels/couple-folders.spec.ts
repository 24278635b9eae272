import { indexFacts } from '../facts-index';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { propose } from '../proposal/propose';
import { busyShop } from '../busy-shop.fixture';
import { coupleContexts } from './couple-contexts';
import { coupleFolders } from './couple-folders';

const foldersOf = (sketch: FactsSketch) => coupleFolders(indexFacts(factsOf(sketch)));
const pair = (name: string) => [`src/${name}/${name}.service.ts`, `src/${name}/${name}.controller.ts`];

describe('the level of folders', () => {
  const two: FactsSketch = {
    modules: ['src/main.ts', ...pair('orders'), ...pair('billing')],
    calls: [
      ['src/orders/orders.service.ts#run', 'src/billing/billing.service.ts#bill'],
      ['src/orders/orders.controller.ts#run', 'src/billing/billing.controller.ts#bill'],
    ],
    entities: { Bill: { file: 'src/billing/billing.service.ts' } },
    accesses: [['src/orders/orders.service.ts#run', 'Bill', 'write']],
  };

  test('what files of two folders have with each other is added up, with their entities', () => {
    const graph = foldersOf(two);
    const { weight, parts } = graph.getEdgeAttributes(graph.edge('folder:src/orders', 'folder:src/billing')!);
    expect(parts.map(({ criterion, from }) => [criterion, from]).sort()).toEqual([
      ['call', 'folder:src/orders'],
      ['call', 'folder:src/orders'],
      ['shared-entity', 'folder:src/orders'],
    ]);
    expect(weight).toBeCloseTo(0.25 + 0.25 + 0.5 * Math.log2(3));
  });

  test('a word that one folder has is gone in it; a file outside of any folder is still there', () => {
    expect(foldersOf(two).nodes()).toEqual(['folder:src/billing', 'folder:src/orders', 'src/main.ts']);
  });

  test('a word that two folders have stays, as a reason', () => {
    const graph = foldersOf({ modules: [...pair('orders'), ...pair('billing'), 'src/billing/orders.mapper.ts'] });
    expect(graph.neighbors('subject:order')).toEqual(['folder:src/billing', 'folder:src/orders']);
  });
});

describe('the level of contexts', () => {
  test('every context is a node, members and entities are in theirs', () => {
    const index = indexFacts(busyShop);
    const proposal = propose(busyShop);
    const nodes = new Set(coupleContexts(index, proposal).nodes());
    expect(proposal.contexts.filter(({ name }) => !nodes.has(`context:${name}`))).toEqual([]);
    const placed = proposal.contexts.flatMap(({ members, entities }) => [
      ...members.map(({ module }) => module),
      ...entities.map((name) => `entity:${name}`),
    ]);
    expect(placed.filter((node) => nodes.has(node))).toEqual([]);
    expect(proposal.shared.filter(({ module }) => !nodes.has(module))).toEqual([]);
  });
});
