import { evidenceOf, type EvidenceSketch } from '../evidence-of.fixture';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { sharedOwner } from './shared-owner';

const modules = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `src/${name}.ts`);
const [a = '', b = '', c = ''] = modules;
const linksOf = (sketch: Parameters<typeof evidenceOf>[0]) =>
  sharedOwner
    .score(indexFacts(factsOf({ modules }), evidenceOf(sketch)))
    .map(({ from, to, score, text }) => [from, to, score, text]);

test('modules with the same owner meet in it, with the line of the rule', () => {
  expect(linksOf({ owners: { [a]: ['@shop/orders'], [b]: ['@shop/orders', '@ann'] } })).toEqual([
    [a, 'owner:@shop/orders', expect.closeTo(Math.SQRT1_2), '@shop/orders owns a.ts (CODEOWNERS:1)'],
    [b, 'owner:@shop/orders', expect.closeTo(Math.SQRT1_2 / 2), '@shop/orders owns b.ts (CODEOWNERS:2)'],
  ]);
});

test('who owns nearly everything says nothing', () => {
  expect(linksOf({ owners: Object.fromEntries(modules.map((module) => [module, ['@shop/all']])) })).toEqual([]);
});

test('a main author counts half as much, when the history is more than a few commits', () => {
  const changes: NonNullable<EvidenceSketch['changes']> = {
    [a]: { commits: 4, authors: { 'author-1': 3, 'author-2': 1 } },
    [b]: { commits: 6, authors: { 'author-1': 6 } },
    [c]: { commits: 2, authors: { 'author-1': 2 } },
  };
  expect(linksOf({ changes }).map(([from, to, score]) => [from, to, score])).toEqual([
    [a, 'owner:author-1', expect.closeTo(Math.SQRT1_2 / 2)],
    [b, 'owner:author-1', expect.closeTo(Math.SQRT1_2 / 2)],
  ]);
});
