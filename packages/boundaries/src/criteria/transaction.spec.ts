import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { transaction } from './transaction';

test('the module that runs a transaction is tied to every entity written in it', () => {
  const facts = factsOf({
    entities: { Order: { file: 'src/order.ts' }, Stock: { file: 'src/stock.ts' } },
    transactions: [['src/place.ts#Place.run', 'Order', 'Stock', 'NotAnEntity']],
  });
  const scores = transaction.score(indexFacts(facts));
  expect(scores.map(({ from, to }) => [from, to])).toEqual([
    ['src/place.ts', 'entity:Order'],
    ['src/place.ts', 'entity:Stock'],
  ]);
  expect(scores[0]!.text).toBe('Place.run writes Order, Stock in one transaction');
});
