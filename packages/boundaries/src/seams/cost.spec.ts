import { indexFacts } from '../facts-index';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { addedRoundTrips } from './added-round-trips';
import { listSeams } from './list-seams';

/** Contexts are first folders; an entity belongs to the folder of its file. */
function landscapeOf(sketch: FactsSketch) {
  const index = indexFacts(factsOf(sketch));
  const contextOf = (module: string) => module.split('/')[0];
  const ownerOfEntity = (name: string) => contextOf(index.entities.get(name)?.file ?? '');
  return { index, contextOf, ownerOfEntity, isShared: () => false };
}

const file = { orders: 'orders/o.ts', stock: 'stock/s.ts' };
const sketch: FactsSketch = {
  classes: { [`${file.orders}#O`]: 'controller', [`${file.stock}#S`]: 'provider' },
  endpoints: [
    ['GET', '/orders', `${file.orders}#O.list`],
    ['GET', '/orders/:id', `${file.orders}#O.show`],
  ],
  calls: [
    [`${file.orders}#O.list`, `${file.orders}#O.each`, 'loop'],
    [`${file.orders}#O.each`, `${file.stock}#S.find`],
    [`${file.orders}#O.list`, `${file.stock}#S.open`],
    [`${file.orders}#O.show`, `${file.orders}#O.label`],
  ],
  entities: { Stock: { file: file.stock }, Order: { file: file.orders } },
  accesses: [[`${file.orders}#O.label`, 'Stock', 'read']],
  transactions: [[`${file.orders}#O.show`, 'Order', 'Stock']],
};

describe('what a cut costs', () => {
  test('a seam says how many places ask the other side, once or per item, which tables and which transactions', () => {
    const [seam] = listSeams(landscapeOf(sketch));
    expect(seam?.cost).toEqual({ roundTrips: 1, perItem: 1, sagas: 1, tables: ['Stock'] });
  });

  test('a request says what it adds: what a loop reaches counts per item, through any number of functions', () => {
    const landscape = landscapeOf(sketch);
    const added = addedRoundTrips(landscape);
    expect(landscape.index.facts.endpoints.map(added)).toEqual([
      { once: 1, perItem: 1 },
      { once: 0, perItem: 0 },
    ]);
  });
});
