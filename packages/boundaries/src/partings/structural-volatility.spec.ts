import { evidenceOf } from '../evidence-of.fixture';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { structuralVolatility } from './structural-volatility';

const modules = ['orders/a', 'orders/b', 'tax/a', 'tax/b', 'mail/a', 'mail/b'].map((path) => `src/${path}.ts`);
const between = (rates: readonly number[], commits = 9) =>
  structuralVolatility.between(
    indexFacts(
      factsOf({ modules }),
      evidenceOf({ changes: Object.fromEntries(rates.map((rate, at) => [modules[at]!, { commits, rate }])) }),
    ),
  );

test('features whose files change at different rates part, the more the wider apart', () => {
  const find = between([8, 8, 1, 1, 0.1, 0.1]);
  expect(find('src/orders/a.ts', 'src/tax/b.ts')).toEqual({
    leaves: expect.closeTo(0.7),
    text: 'files in src/orders change 8.0 times as often as those in src/tax',
    evidence: ['src/orders/a.ts', 'src/tax/a.ts'].map((file) => ({ file, line: 1 })),
  });
  expect(find('src/orders/a.ts', 'src/mail/a.ts')!.leaves).toBeLessThan(0.7);
});

test('files of one feature do not part, however different their rates are', () => {
  expect(between([16, 1, 4, 4, 4, 4])('src/orders/a.ts', 'src/orders/b.ts')).toBeUndefined();
});

test('rates that hardly differ, and features with few commits, say nothing', () => {
  expect(between([4, 4, 2, 2, 2, 2])('src/orders/a.ts', 'src/tax/a.ts')).toBeUndefined();
  expect(between([8, 8, 1, 1, 1, 1], 2)('src/orders/a.ts', 'src/tax/a.ts')).toBeUndefined();
});
