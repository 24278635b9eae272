import type { Assignment } from '../assignment';
import type { CallVolume } from '../call-volume';
import { scoreRldec } from './rldec';

const call = (from: string, to: string, volume = 1): CallVolume => ({ from, to, volume });
const assignment: Assignment = new Map([
  ['A', 0],
  ['B', 0],
  ['C', 0],
  ['D', 1],
  ['E', 1],
  ['F', -1],
]);
const calls = [
  ...[call('Root', 'A', 50), call('A', 'B'), call('B', 'A'), call('C', 'C', 3)],
  ...[call('C', 'D', 7), call('A', 'D'), call('D', 'E'), call('E', 'A'), call('F', 'A', 99)],
];

describe('the RLDec dialect', () => {
  test('on a graph worked out by hand', () => {
    expect(scoreRldec({ assignment, calls })).toEqual({
      // Within 0: A→B, B→A, C→C: 3/9; within 1: D→E: 1/4. Across: C→D, A→D, E→A: 3/6, over 2 · 1.
      // (1/3 + 1/4)/2 − (1/2)/2 = 0.0417
      SMQ: 0.042,
      // Within: A→B, B→A, D→E ln 2 each, C→C ln 4: 5 ln 2. Across: C→D ln 8, A→D, E→A ln 2: 5 ln 2
      ICP: 0.5,
      // D and A are called from the other service
      IFN: 1,
      // Neither has 5 members
      NED: 1,
      // All but F, an outlier, whose calls do not count
      COV: 0.833,
      MSN: 2,
    });
  });

  test('SMQ over three services divides the coupling by all ordered pairs of them', () => {
    const three: Assignment = new Map([...'ABC'].map((member) => [member, member] as const));
    // Three services of one member, A→A within, A→B and B→A across: 1/3 − 2/6
    const some = [call('A', 'A'), call('A', 'B'), call('B', 'A'), call('A', 'Root')];
    expect(scoreRldec({ assignment: three, calls: some }).SMQ).toBe(0);
    // With C→A: 1/3 − 3/6 = −0.1667
    expect(scoreRldec({ assignment: three, calls: [...some, call('C', 'A')] }).SMQ).toBe(-0.167);
  });

  test('calls of the test driver do not count even where a partition places it', () => {
    const placed: Assignment = new Map([...assignment, ['Root', -1]]);
    const servant: Assignment = new Map([...assignment, ['Root', 0]]);
    expect(scoreRldec({ assignment: placed, calls })).toMatchObject({ ICP: 0.5, IFN: 1 });
    const driven = [...calls, call('Root', 'D', 99), call('E', 'Root', 99)];
    expect(scoreRldec({ assignment: servant, calls: driven })).toMatchObject({ ICP: 0.5, IFN: 1 });
  });

  test('NED goes by services, and 20 members are too many', () => {
    const sized: Assignment = new Map(
      [4, 5, 19, 20].flatMap((size, at) => Array.from({ length: size }, (_, one) => [`${at}-${one}`, at] as const)),
    );
    expect(scoreRldec({ assignment: sized, calls: [] }).NED).toBe(0.5);
  });

  test('one service, and none', () => {
    const one: Assignment = new Map([...assignment.keys()].map((member) => [member, 'all']));
    expect(scoreRldec({ assignment: one, calls })).toEqual({ SMQ: 0, ICP: 0, IFN: 0, NED: 0, COV: 1, MSN: 1 });
    const none: Assignment = new Map([...assignment.keys()].map((member) => [member, '-1']));
    expect(scoreRldec({ assignment: none, calls })).toEqual({ SMQ: 0, ICP: 1, IFN: 0, NED: 1, COV: 0, MSN: 0 });
  });
});
