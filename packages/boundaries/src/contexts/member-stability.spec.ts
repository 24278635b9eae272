import { memberStability } from './member-stability';
import type { Placement } from './placement';

const place = (groups: Record<string, number>): Placement => ({
  groups: new Map(Object.entries(groups)),
  entities: new Map(),
  shared: new Map(),
  followed: new Map(),
});

describe('how often a member stays in its context', () => {
  const placement = place({ a: 1, b: 1, c: 1, x: 2, y: 2 });

  test('is the mean share of runs in which it is with the others', () => {
    // c is with a and b in one of two runs; a is with b in both and with c in one.
    const stability = memberStability(placement, [placement, place({ a: 1, b: 1, c: 2, x: 2, y: 2 })]);
    expect(stability.get('c')).toBe(0.5);
    expect(stability.get('a')).toBe(0.75);
    expect(stability.get('x')).toBe(1);
  });

  test('two that a run shares with all contexts are not together in it', () => {
    expect(memberStability(placement, [place({ a: 1, b: 1, c: 1 })]).get('x')).toBe(0);
  });
});
