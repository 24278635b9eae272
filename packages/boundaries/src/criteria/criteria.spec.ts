import { busyEvidence, busyShop } from '../busy-shop.fixture';
import { isMiddle } from '../contexts/pull-of';
import { indexFacts, moduleOf } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { criteria } from './criteria';
import type { CouplingScore } from './criterion';

/** What every row of the table promises, whatever it measures. */
describe.each(criteria.map((criterion) => [criterion.name, criterion] as const))('criterion %s', (name, criterion) => {
  const index = indexFacts(busyShop, busyEvidence);
  const scores = criterion.score(index);

  test('says what it is for', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(criterion.describes).toMatch(/^[A-Z].*\.$/);
    expect(criterion.weight).toBeGreaterThan(0);
  });

  test('finds something in the shop', () => {
    expect(scores.length).toBeGreaterThan(0);
  });

  test('every score is positive, has a sentence and a line that exists in the project', () => {
    for (const { from, to, score, text, evidence } of scores) {
      expect({ from, to, score: score > 0 && Number.isFinite(score) }).toEqual({ from, to, score: true });
      expect(from).not.toBe(to);
      expect(text).not.toMatch(/undefined|\[object|^$/);
      expect(evidence.length).toBeGreaterThan(0);
      for (const { file, line } of evidence) expect([index.has(file), line > 0]).toEqual([true, true]);
    }
  });

  test('is about modules that are not tests', () => {
    const nodes = scores.flatMap(({ from, to }) => [from, to]).filter((node) => node.endsWith('.ts'));
    expect(nodes.filter((node) => !index.has(node))).toEqual([]);
  });

  test('leads to the middles of stars only, where it says so', () => {
    if (criterion.star) expect(scores.filter(({ to }) => !isMiddle(to))).toEqual([]);
  });

  test('pieces, where it has them, add up to its scores', () => {
    if (!criterion.pieces) return;
    expect(sumsOf(criterion.pieces(index))).toEqual(sumsOf(scores));
  });

  test('equal facts, equal scores', () => {
    expect(criterion.score(indexFacts(busyShop, busyEvidence))).toEqual(scores);
  });

  test('evidence about what is not in the project is passed over', () => {
    expect(criterion.score(indexFacts(factsOf({}), busyEvidence))).toEqual([]);
  });

  test('an empty project has no scores', () => {
    expect(criterion.score(indexFacts(factsOf({})))).toEqual([]);
  });
});

test('names are unique', () => {
  const names = criteria.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

/** Score by the files of both ends, to nine decimals; what one file has with itself is left out. */
function sumsOf(scores: readonly CouplingScore[]): Record<string, string> {
  const sums = new Map<string, number>();
  for (const { from, to, score } of scores) {
    const key = `${moduleOf(from)} → ${moduleOf(to)}`;
    if (moduleOf(from) !== moduleOf(to)) sums.set(key, (sums.get(key) ?? 0) + score);
  }
  return Object.fromEntries([...sums].sort().map(([key, sum]) => [key, sum.toFixed(9)]));
}
