import fc from 'fast-check';
import { consensusOf } from './consensus';
import { stabilityOf } from './stability';

const partitionOf = (text: string) => new Map([...text].map((group, at) => [`m${at}`, Number(group)]));

describe('consensus', () => {
  test('is what most runs say, and says how sure each place is', () => {
    const runs = ['000111', '000111', '000111', '001111'].map(partitionOf);
    const consensus = consensusOf(runs, { seed: 1 });
    expect([...consensus.values()]).toEqual([0, 0, 0, 1, 1, 1]);
    const stability = stabilityOf(consensus, runs);
    // m2 is with m0 and m1 in three of four runs; m0 is with m1 always, with m2 in three of four.
    expect(stability.get('m2')).toBeCloseTo(0.75);
    expect(stability.get('m0')).toBeCloseTo(0.875);
    expect(stability.get('m4')).toBe(1);
  });

  test('pairs that are seldom together are not held together by others', () => {
    const runs = ['00112', '00121', '00211', '00122'].map(partitionOf);
    expect(consensusOf(runs, { seed: 1, threshold: 0.9 }).get('m0')).toBe(0);
    expect(new Set(consensusOf(runs, { seed: 1, threshold: 0.9 }).values()).size).toBe(4);
  });

  test('one that is alone is as stable as it is alone', () => {
    const runs = ['001', '001', '000', '011'].map(partitionOf);
    expect(stabilityOf(partitionOf('001'), runs).get('m2')).toBe(0.5);
  });

  const anyRuns = fc.array(fc.array(fc.nat(3), { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 8 });

  test('places every member, shares lie in 0 to 1, and equal runs are their own consensus', () => {
    fc.assert(
      fc.property(anyRuns, (lists) => {
        const runs = lists.map((list) => partitionOf(list.join('')));
        const consensus = consensusOf(runs, { seed: 1 });
        expect([...consensus.keys()]).toEqual([...runs[0]!.keys()]);
        for (const share of stabilityOf(consensus, runs).values()) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        const same = consensusOf([runs[0]!, runs[0]!], { seed: 1 });
        for (const share of stabilityOf(same, [runs[0]!]).values()) expect(share).toBe(1);
      }),
    );
  });
});
