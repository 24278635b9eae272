import { evidenceOf } from '../evidence-of.fixture';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { coChange } from './co-change';

const [a, b, errors] = ['src/a.ts', 'src/b.ts', 'src/errors.ts'];
const facts = factsOf({ modules: [a, b, errors] });

test('two modules that mostly change together are tied, with the counts', () => {
  const changes = { [a]: { commits: 10, rate: 8 }, [b]: { commits: 5, rate: 2 } };
  const evidence = evidenceOf({ changes, pairs: [[a, b, 4, 2]] });
  expect(coChange.score(indexFacts(facts, evidence))).toEqual([
    {
      ...{ from: a, to: b, score: 0.375, text: 'a.ts and b.ts changed together in 4 commits (of 10 and 5)' },
      evidence: [
        { file: a, line: 1 },
        { file: b, line: 1 },
      ],
    },
  ]);
});

test('what changes with everything is tied to nothing', () => {
  const changes = { [a]: { commits: 4, rate: 1 }, [errors]: { commits: 900, rate: 600 } };
  expect(coChange.score(indexFacts(facts, evidenceOf({ changes, pairs: [[a, errors, 4, 1]] })))).toEqual([]);
});

test('without a history it says nothing', () => {
  expect(coChange.score(indexFacts(facts))).toEqual([]);
});
