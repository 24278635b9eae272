import { call } from '../criteria/call';
import { useCase } from '../criteria/use-case';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { observationOf } from './observation-of.fixture';
import { howOften } from './how-often';

const facts = factsOf({
  endpoints: [
    ['GET', '/a', 'src/a.ts#run'],
    ['GET', '/b', 'src/b.ts#run'],
    ['GET', '/c', 'src/c.ts#run'],
  ],
  calls: [
    ['src/a.ts#run', 'src/prices.ts#find'],
    ['src/b.ts#run', 'src/prices.ts#find'],
    ['src/c.ts#run', 'src/prices.ts#find'],
  ],
});
const seen = indexFacts(
  facts,
  observationOf({
    requests: [
      ['GET', '/a', 300],
      ['GET', '/b', 100],
    ],
  }),
);
const unseen = indexFacts(facts);

describe('how much counts what was seen to run', () => {
  it('grows with the logarithm of the requests over their mean, from 1 for what was not seen', () => {
    expect(facts.endpoints.map(howOften(seen).ofEndpoint)).toEqual([
      expect.closeTo(1 + Math.log2(2.5)),
      expect.closeTo(1 + Math.log2(1.5)),
      1,
    ]);
    expect(howOften(seen).ofFunction('src/prices.ts#find')).toBeCloseTo(1 + Math.log2(3));
    expect(facts.endpoints.map(howOften(unseen).ofEndpoint)).toEqual([1, 1, 1]);
  });

  it.each([call, useCase])(
    'binds $name more where it runs often, and as before where nothing was seen',
    ({ score }) => {
      const byFile = (index: typeof seen) => new Map(score(index).map((one) => [one.from, one.score]));
      const [before, after] = [byFile(unseen), byFile(seen)];
      expect(before.get('src/a.ts')).toBe(before.get('src/c.ts'));
      expect(after.get('src/a.ts')!).toBeGreaterThan(after.get('src/b.ts')!);
      expect(after.get('src/b.ts')!).toBeGreaterThan(after.get('src/c.ts')!);
      expect(after.get('src/a.ts')! / after.get('src/c.ts')!).toBeLessThan(6);
    },
  );
});
