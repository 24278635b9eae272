import { indexFacts } from '../facts-index';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { coupleEndpoints } from './couple-endpoints';

const coupled = (sketch: FactsSketch) => coupleEndpoints(indexFacts(factsOf(sketch)));
const served = (count: number) =>
  Array.from({ length: count }, (_, at) => ['GET', `/${at}`, `src/${at}.ts#get`] as const);

function told(sketch: FactsSketch): string[] {
  return coupled(sketch)
    .mapEdges((_edge, { parts }, a, b) => parts.map(({ criterion, text }) => `${a} ${b} ${criterion}: ${text}`))
    .flat();
}

describe('the level of entry points', () => {
  test('functions that the same entry points lead to are one reason', () => {
    const calls = ['total', 'round'].flatMap((name) =>
      ['0', '1'].map((at) => [`src/${at}.ts#get`, `src/m.ts#${name}`] as const),
    );
    expect(told({ endpoints: served(2), calls })).toEqual([
      'endpoint:GET /0 endpoint:GET /1 use-case: both lead to total and one more function',
    ]);
  });

  test('a table and a guard that two have are reasons, and say what each does', () => {
    const found = told({
      endpoints: served(2),
      entities: { Order: { file: 'src/order.ts' } },
      accesses: [
        ['src/0.ts#get', 'Order', 'read'],
        ['src/1.ts#get', 'Order', 'write'],
      ],
      guards: { 'src/0.ts#get': ['StaffGuard'], 'src/1.ts#get': ['StaffGuard'] },
    });
    expect(found).toEqual([
      'endpoint:GET /0 endpoint:GET /1 shared-entity: one reads Order, the other writes it',
      'endpoint:GET /0 endpoint:GET /1 security-context: both are behind StaffGuard',
    ]);
  });

  test('what more than a dozen have in common is a node, not pairs; what a quarter of all have says nothing', () => {
    const calling = (users: number) =>
      Array.from({ length: users }, (_, at) => [`src/${at}.ts#get`, 'src/m.ts#total'] as const);
    const star = coupled({ endpoints: served(60), calls: calling(13) });
    expect([star.size, star.degree('src/m.ts#total')]).toEqual([13, 13]);
    expect(coupled({ endpoints: served(60), calls: calling(12) }).size).toBe((12 * 11) / 2);
    expect(coupled({ endpoints: served(60), calls: calling(16) }).size).toBe(0);
  });

  test('every entry point is a node', () => {
    expect(coupled({ endpoints: served(2) }).nodes()).toEqual(['endpoint:GET /0', 'endpoint:GET /1']);
  });
});
