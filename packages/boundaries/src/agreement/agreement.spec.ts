import fc from 'fast-check';
import type { Assignment } from '../metrics/assignment';
import { adjustedRandIndex } from './adjusted-rand-index';
import { clusterCoverage } from './cluster-coverage';
import { comparePartitions } from './compare-partitions';
import { completeness } from './completeness';
import { maximumMatching } from './maximum-matching';
import { mojoFM } from './mojo-fm';

/** `place('ab', 'cd')`: a and b in the first cluster, c and d in the second. */
const place = (...clusters: readonly string[]): Assignment =>
  new Map(clusters.flatMap((members, at) => [...members].map((member) => [member, at] as const)));

describe('MoJoFM', () => {
  test('counts moves and joins against the farthest partition there is', () => {
    // abc → abc, dx → def, ef → def: x moves, {d} and {ef} are joined. Sizes 2 (x, y) and 3, 3: g = 3, 8 − 3 = 5.
    const reference = place('abc', 'def', 'xy');
    expect(mojoFM(place('abc', 'dx', 'ef', 'y'), reference)).toBeCloseTo((1 - 2 / 5) * 100, 10);
  });

  test('has a direction: splitting is mended by joins, lumping by moves', () => {
    const [coarse, fine] = [place('abcdef'), place('abc', 'def')];
    // One join; from B the farthest partition is 6 − 1 = 5 away.
    expect(mojoFM(fine, coarse)).toBe(80);
    // Three moves; 6 − 2 = 4.
    expect(mojoFM(coarse, fine)).toBe(25);
  });

  test('ties between tags are broken for as few joins as can be', () => {
    // ac could be tagged ab or cd, bd likewise: tagged differently, no join is needed. 2 moves of 4 − 2 = 2: nothing is right.
    expect(mojoFM(place('ac', 'bd'), place('ab', 'cd'))).toBe(0);
    // {a, c} may be either, {b} only ab: the first has to yield. 1 move of 3 − 2 (sizes 1 and 2: g = 2).
    expect(mojoFM(place('ac', 'b'), place('ab', 'c'))).toBe(0);
  });

  test('one member, or none in common', () => {
    expect(mojoFM(place('a'), place('a'))).toBe(100);
    expect(mojoFM(place('a'), place('b'))).toBeNull();
  });

  test('equals the least number of moves and joins found by trying all', () => {
    fc.assert(
      fc.property(partitions(4), partitions(4), (a, b) => {
        const worst = Math.max(...allPartitions([...b.keys()]).map((one) => fewestSteps(one, b)));
        expect(mojoFM(a, b)).toBeCloseTo((1 - fewestSteps(a, b) / worst) * 100, 9);
      }),
      { numRuns: 60 },
    );
  });
});

describe('ARI', () => {
  test('on a table worked out by hand', () => {
    // Overlap of abc|def with ab|cd|ef: 2 1 0 / 0 1 2. Σ C(nij,2) = 2, rows 3 + 3 = 6, columns 3, all 15.
    // E = 6 · 3/15 = 1.2; (2 − 1.2)/((6 + 3)/2 − 1.2) = 0.8/3.3
    expect(adjustedRandIndex(place('abc', 'def'), place('ab', 'cd', 'ef'))).toBeCloseTo(0.8 / 3.3, 12);
  });

  test('can be worse than chance', () => {
    // Nothing together in both: E = 2 · 2/6; (0 − 2/3)/(2 − 2/3)
    expect(adjustedRandIndex(place('ab', 'cd'), place('ac', 'bd'))).toBeCloseTo(-0.5, 12);
  });

  test('all together, all alone, one member, none in common', () => {
    expect(adjustedRandIndex(place('abc'), place('abc'))).toBe(1);
    expect(adjustedRandIndex(place('a', 'b'), place('a', 'b'))).toBe(1);
    expect(adjustedRandIndex(place('abc'), place('a', 'b', 'c'))).toBe(0);
    expect(adjustedRandIndex(place('a'), place('a'))).toBe(1);
    expect(adjustedRandIndex(place('a'), place('b'))).toBeNull();
  });
});

describe('C2C and completeness', () => {
  test('C2C is the share of the tool’s clusters that are found again, strictly above the threshold', () => {
    // abc in abcd: 3/4. d: 1/4 of abcd. ef in e: 1/2.
    const [tool, reference] = [place('abc', 'd', 'ef'), place('abcd', 'e', 'f')];
    expect([10, 33, 50].map((threshold) => clusterCoverage(tool, reference, threshold))).toEqual([
      100,
      (100 * 2) / 3,
      100 / 3,
    ]);
  });

  test('what the tool does not place counts against completeness only', () => {
    const reference = place('abc', 'def');
    expect(completeness(place('ab', 'd'), reference)).toBe(0.5);
    expect(mojoFM(place('ab', 'd'), reference)).toBe(100);
    expect(completeness(place('ab', 'dxyz'), reference)).toBe(0.5);
    expect(completeness(place('a'), new Map())).toBeNull();
  });

  test('all measures together; outliers are not placed', () => {
    const tool: Assignment = new Map([...place('ab', 'c'), ['d', -1]]);
    expect(comparePartitions(tool, place('ab', 'cd'))).toEqual({
      MoJoFM: 100,
      ARI: 1,
      C2C: { '10': 100, '33': 100, '50': 100 },
      completeness: 0.75,
    });
  });
});

describe('what holds for every partition', () => {
  test('compared with itself, under other names and in another order, a partition is the same', () => {
    fc.assert(
      fc.property(partitions(12), (one) => {
        const renamed: Assignment = new Map([...one].reverse().map(([member, cluster]) => [member, `x${cluster}`]));
        expect(mojoFM(one, renamed)).toBe(100);
        expect(adjustedRandIndex(one, renamed)).toBe(1);
        expect(clusterCoverage(one, renamed, 99)).toBe(100);
      }),
    );
  });

  test('ARI is symmetric; all measures stay in their ranges', () => {
    fc.assert(
      fc.property(partitions(12), partitions(12), (a, b) => {
        expect(adjustedRandIndex(a, b)).toBeCloseTo(adjustedRandIndex(b, a)!, 12);
        expect(mojoFM(a, b)! >= 0 && mojoFM(a, b)! <= 100).toBe(true);
        expect(adjustedRandIndex(a, b)! >= -0.5 - 1e-9 && adjustedRandIndex(a, b)! <= 1).toBe(true);
      }),
    );
  });
});

test('a maximum matching moves others along', () => {
  expect(maximumMatching([])).toBe(0);
  expect(maximumMatching([[0], [0]])).toBe(1);
  // The third needs 0, so the first goes to 1 and the second to 2.
  expect(maximumMatching([[0, 1], [1, 2], [0]])).toBe(3);
});

function partitions(members: number): fc.Arbitrary<Assignment> {
  return fc
    .array(fc.nat(members - 1), { minLength: members, maxLength: members })
    .map((clusters): Assignment => new Map(clusters.map((cluster, at) => [`m${at}`, cluster])));
}

/** Every partition of some members: restricted growth strings. */
function allPartitions(members: readonly string[]): Assignment[] {
  let strings: number[][] = [[]];
  members.forEach(() => {
    strings = strings.flatMap((one) => Array.from({ length: Math.max(-1, ...one) + 2 }, (_, next) => [...one, next]));
  });
  return strings.map((one) => new Map(members.map((member, at) => [member, one[at]!])));
}

/** Breadth first over all partitions that one move or join leads to. */
function fewestSteps(from: Assignment, to: Assignment): number {
  const goal = shapeOf(to);
  let [edge, seen, steps] = [[from], new Set([shapeOf(from)]), 0];
  while (!seen.has(goal)) {
    const next = new Map(edge.flatMap(neighbours).map((one) => [shapeOf(one), one] as const));
    edge = [...next].filter(([shape]) => !seen.has(shape)).map(([, one]) => one);
    seen = new Set([...seen, ...next.keys()]);
    steps += 1;
  }
  return steps;
}

function neighbours(one: Assignment): Assignment[] {
  const clusters = [...new Set(one.values())];
  const moves = [...one.keys()].flatMap((member) =>
    [...clusters, `only ${member}`].map((to) => new Map(one).set(member, to)),
  );
  const joins = clusters.flatMap((gone) =>
    clusters.map((kept) => new Map([...one].map(([member, at]) => [member, at === gone ? kept : at] as const))),
  );
  return [...moves, ...joins];
}

function shapeOf(one: Assignment): string {
  const names = new Map<string | number, number>();
  return [...one.keys()]
    .sort()
    .map((member) => {
      const cluster = one.get(member)!;
      if (!names.has(cluster)) names.set(cluster, names.size);
      return names.get(cluster);
    })
    .join();
}
