import { choose } from './choose';
import type { Candidate } from './sweep';

/** As many contexts as asked for, each with one member. */
const candidate = (contexts: number, objective: number): Candidate => ({
  resolution: contexts / 10,
  objective,
  placement: {
    groups: new Map(Array.from({ length: contexts }, (_, at) => [`m${at}.ts`, at])),
    entities: new Map(),
    shared: new Map(),
    followed: new Map(),
  },
});
const chosen = (...candidates: Candidate[]) =>
  choose(candidates).map(({ name, candidate: { placement } }) => [name, placement.groups.size]);

test('the best is proposed, a clearly coarser and a clearly finer one stand beside it', () => {
  expect(chosen(candidate(4, 0.3), candidate(10, 0.6), candidate(20, 0.5))).toEqual([
    ['balanced', 10],
    ['coarse', 4],
    ['fine', 20],
  ]);
});

test('of two that are as good the one with fewer contexts is proposed', () => {
  expect(chosen(candidate(10, 0.595), candidate(14, 0.6))[0]).toEqual(['balanced', 10]);
  expect(chosen(candidate(10, 0.58), candidate(14, 0.6))[0]).toEqual(['balanced', 14]);
});

test('what is hardly coarser or finer is no other way to cut', () => {
  expect(chosen(candidate(8, 0.5), candidate(10, 0.6), candidate(12, 0.5))).toEqual([['balanced', 10]]);
  expect(choose([])).toEqual([]);
});
