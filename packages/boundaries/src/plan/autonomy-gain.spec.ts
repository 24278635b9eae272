import type { BoundaryProposal, BoundedContext } from '@banyan/model';
import { evidenceOf, type EvidenceSketch } from '../evidence-of.fixture';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { autonomyGain } from './autonomy-gain';

const [a, b, c, d] = ['src/a.ts', 'src/b.ts', 'src/c.ts', 'src/d.ts'];
const facts = factsOf({ modules: [a, b, c, d] });
/** Half of the project. */
const context = { members: [a, b].map((module) => ({ module, reasons: [] })) } as unknown as BoundedContext;
const proposal = { metrics: { members: 4 } } as BoundaryProposal;
const gainOf = (sketch?: EvidenceSketch) =>
  autonomyGain(proposal, context, indexFacts(facts, sketch && evidenceOf(sketch)));
const scoreOf = (share: number) => expect.closeTo(3 * Math.sqrt(0.5) * share, 2);

test('people who work mostly there make it, people of other parts do not', () => {
  const changes = {
    [a]: { commits: 12, authors: { ann: 9, bob: 3 } },
    [b]: { commits: 8, authors: { ann: 6, bob: 2 } },
    [c]: { commits: 10, authors: { bob: 6, ann: 4 } },
  };
  expect(gainOf({ changes })).toEqual({
    ...{ name: 'autonomy', score: scoreOf(0.75) },
    reasons: ['75 % of the 20 changes of its files by 1 person who works mostly there, of 2 who changed them'],
  });
});

test('somebody who works everywhere alike is at home nowhere', () => {
  const authors = { ann: 10, bob: 10 };
  expect(gainOf({ changes: { [a]: { commits: 20, authors }, [c]: { commits: 20, authors } } })).toEqual({
    ...{ name: 'autonomy', score: 0 },
    reasons: ['0 % of the 20 changes of its files by people who work mostly there, of 2 who changed them'],
  });
});

test('somebody who passes by is at home nowhere, however little else was done', () => {
  const changes = {
    [a]: { commits: 20, authors: { ann: 9, bob: 11 } },
    [c]: { commits: 50, authors: { bob: 50, ann: 0 } },
  };
  expect(gainOf({ changes })).toMatchObject({ score: 0 });
});

test('one person alone waits for nobody', () => {
  expect(gainOf({ changes: { [a]: { commits: 20, authors: { ann: 20 } } } })).toMatchObject({ score: 0 });
});

test('a few changes tell nothing', () => {
  const part = gainOf({ changes: { [a]: { commits: 9, authors: { ann: 9 } } } });
  expect(part).toEqual({
    ...{ name: 'autonomy' },
    reasons: ['9 changes of its files are too few to show who works there'],
  });
});

test('an owner of its own makes it, files owned together count in part', () => {
  expect(gainOf({ owners: { [a]: ['@a'], [b]: ['@a', '@c'], [c]: ['@c'], [d]: ['@c'] } })).toEqual({
    ...{ name: 'autonomy', score: scoreOf(0.75) },
    reasons: ["75 % of its files are @a's, by CODEOWNERS; one other owns some"],
  });
});

test('owners of other parts only are none of its own', () => {
  expect(gainOf({ owners: { [a]: ['@c'], [c]: ['@c'], [d]: ['@d'] } })).toEqual({
    ...{ name: 'autonomy', score: 0 },
    reasons: ['no owner of its own in CODEOWNERS: one owner of other parts'],
  });
});

test('one owner for everything is nobody’s own, no owner at all says nothing', () => {
  expect(gainOf({ owners: { [a]: ['@all'], [c]: ['@all'] } })).toMatchObject({
    ...{ score: 0, reasons: ['one owner for everything in CODEOWNERS'] },
  });
  expect(gainOf({ owners: {} })).not.toHaveProperty('score');
});

test('of history and owners the one that says more is enough', () => {
  const changes = {
    [a]: { commits: 40, authors: { ann: 10, bob: 30 } },
    [c]: { commits: 50, authors: { bob: 50, ann: 0 } },
  };
  const both = gainOf({ changes, owners: { [a]: ['@a'], [b]: ['@a'], [c]: ['@c'] } });
  expect(both).toMatchObject({
    score: scoreOf(1),
    reasons: [expect.stringMatching(/^25 %/), expect.stringMatching(/^100 %/)],
  });
});

test('without evidence it is unknown, and says how to get it', () => {
  expect(gainOf()).toEqual({
    ...{ name: 'autonomy' },
    reasons: ['who works on it is not known; `banyan evidence git` reads it from the history and CODEOWNERS'],
  });
});
