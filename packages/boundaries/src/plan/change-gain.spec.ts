import type { BoundedContext } from '@banyan/model';
import { evidenceOf } from '../evidence-of.fixture';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { changeGain } from './change-gain';

const [a, b, c] = ['src/a.ts', 'src/b.ts', 'src/c.ts'];
const facts = factsOf({ modules: [a, b, c] });
const context = { members: [a, b].map((module) => ({ module, reasons: [] })) } as unknown as BoundedContext;

test('a context that changes much and by itself gains most by leaving', () => {
  const changes = { [a]: { commits: 9, rate: 6 }, [b]: { commits: 9, rate: 3 }, [c]: { commits: 9, rate: 1 } };
  const evidence = evidenceOf({
    changes,
    pairs: [
      [a, b, 4, 3],
      [b, c, 2, 1],
    ],
  });
  expect(changeGain(indexFacts(facts, evidence), context)).toEqual({
    score: expect.closeTo(2 * Math.sqrt(0.9) * 0.75),
    share: 0.9,
    reasons: [
      "90 % of the changes of late fell on it, 1.4 times the project's rate for its size; 75 % of what changed together with its files lies within",
    ],
  });
});

test('without a history nothing is gained and nothing said', () => {
  expect(changeGain(indexFacts(facts), context)).toEqual({ score: 0, share: 0, reasons: [] });
});
