import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { useCase } from './use-case';

const facts = factsOf({
  endpoints: [
    ['GET', '/orders', 'src/orders.ts#list'],
    ['POST', '/orders', 'src/orders.ts#place'],
    ['GET', '/stock', 'src/stock.ts#show'],
  ],
  calls: [
    ['src/orders.ts#list', 'src/service.ts#find'],
    ['src/orders.ts#place', 'src/service.ts#save'],
    ['src/service.ts#save', 'src/prices.ts#total'],
    ['src/service.ts#find', 'src/prices.ts#total'],
    ['src/stock.ts#show', 'src/prices.ts#total'],
  ],
});
const scores = useCase.score(indexFacts(facts));

test('a module is tied to where its use cases begin, even through others', () => {
  expect(scores.filter(({ to }) => to === 'src/service.ts')).toEqual([
    {
      ...{ from: 'src/orders.ts', to: 'src/service.ts', score: 1, users: 1 },
      text: '2 of the 2 entry points that lead to service.ts are those of orders.ts',
      evidence: [10, 11].map((line) => ({ file: 'src/orders.ts', line })),
    },
  ]);
});

test('what several need is tied to each by the square of its share, and all of them together are one user', () => {
  const shares = scores
    .filter(({ to }) => to === 'src/prices.ts')
    .map(({ from, score, users }) => [from, score, users]);
  expect(shares).toEqual([
    ['src/orders.ts', expect.closeTo(4 / 9), expect.closeTo(2 / 3)],
    ['src/stock.ts', expect.closeTo(1 / 9), expect.closeTo(1 / 3)],
  ]);
});
