import type { CodeFacts } from '@banyan/model';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { entityRelation } from './entity-relation';

const facts = factsOf({
  entities: {
    Order: { file: 'src/order.ts', refersTo: { customer: 'Customer', parent: 'Order', gone: 'Missing' } },
    Customer: { file: 'src/customer.ts' },
  },
});

describe('relations between entities', () => {
  test('a foreign key ties two entities; a key to itself or to an unknown entity does not', () => {
    expect(entityRelation.score(indexFacts(facts)).map(({ from, to, score, text }) => [from, to, score, text])).toEqual(
      [['entity:Order', 'entity:Customer', 1, 'Order.customer refers to Customer']],
    );
  });

  test('a cascade ties twice as hard', () => {
    const [order, customer] = facts.entities;
    const cascading = { ...order!, relations: [{ ...order!.relations[0]!, cascade: true }] };
    const changed: CodeFacts = { ...facts, entities: [cascading, customer!] };
    expect(entityRelation.score(indexFacts(changed))[0]).toMatchObject({
      score: 2,
      text: 'Order.customer refers to Customer and cascades',
    });
  });
});
