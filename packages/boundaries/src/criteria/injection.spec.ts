import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { injection } from './injection';

test('the receiver is tied to what it is given; classes of libraries and of tests are not looked at', () => {
  const facts = factsOf({
    injections: [
      ['src/a.ts#A', 'src/b.ts#B'],
      ['src/a.spec.ts#T', 'src/b.ts#B'],
    ],
    modules: ['src/a.ts', 'src/b.ts'],
    tests: ['src/a.spec.ts'],
  });
  expect(injection.score(indexFacts(facts))).toEqual([
    { from: 'src/a.ts', to: 'src/b.ts', score: 1, text: 'A is given B', evidence: [{ file: 'src/a.ts', line: 10 }] },
  ]);
});
