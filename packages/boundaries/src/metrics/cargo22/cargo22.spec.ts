import type { Assignment } from '../assignment';
import type { CallVolume } from '../call-volume';
import { scoreCargo22 } from './cargo22';

const call = (from: string, to: string, volume = 1): CallVolume => ({ from, to, volume });
const assignment: Assignment = new Map([
  ['A', 0],
  ['B', 0],
  ['C', 1],
  ['D', 1],
]);
const calls = [call('Root', 'A', 50), call('A', 'B', 3), call('A', 'A', 2), call('B', 'C', 4), call('C', 'D', 1)];
const useCases = new Map([
  ['A', ['buy', 'login']],
  ['B', ['buy', 'pay']],
  ['C', ['ship']],
]);

describe('the CARGO’22 dialect', () => {
  test('on a graph worked out by hand', () => {
    expect(scoreCargo22({ assignment, calls, useCases })).toEqual({
      // Cluster 0: buy 2/4, login 1/4, pay 1/4: ½ ln 2 + ½ ln 4 = 1.0397. Cluster 1: ship alone: 0
      BCP: 0.52,
      // B→C of A→B, B→C, C→D: 4/8
      ICP: 0.5,
      // Cluster 0: 3 + 2 inside, 4 across: 10/14. Cluster 1: 1 inside, 4 across: 2/6. Mean 0.5238
      Cohesion: 0.524,
      // B→C of all but the test driver's: 4/10
      Coupling: 0.4,
      TransactionEntropy: null,
    });
  });

  test('a table spreads over the clusters that touch it, each member once; who is not placed counts as one cluster', () => {
    const touching = [
      call('A', 'DATABASE_ORDERS', 9),
      call('DATABASE_ORDERS', 'A', 9),
      call('B', 'DATABASE_ORDERS'),
      call('C', 'DATABASE_ORDERS'),
      call('Nobody', 'DATABASE_ORDERS'),
      call('D', 'DATABASE_STOCK'),
    ];
    // Orders: A and B in 0, C in 1, Nobody: 2/4, 1/4, 1/4: 1.0397. Stock: D alone: 0. Tables are not in the other figures.
    expect(scoreCargo22({ assignment, calls: [...calls, ...touching], useCases })).toEqual({
      ...scoreCargo22({ assignment, calls, useCases }),
      TransactionEntropy: 0.52,
    });
  });

  test('calls of members that are not placed: between when one end is, inside when none is, nothing to cohesion', () => {
    const strangers = [call('A', 'X', 10), call('X', 'Y', 5)];
    // Coupling (4 + 10)/(10 + 15)
    expect(scoreCargo22({ assignment, calls: [...calls, ...strangers] })).toMatchObject({
      ICP: 0.5,
      Cohesion: 0.524,
      Coupling: 0.56,
    });
  });

  test('outliers are skipped by BCP, a cluster to ICP, and not placed for cohesion and coupling', () => {
    const outliers: Assignment = new Map([...assignment, ['C', -1], ['D', -1]]);
    expect(scoreCargo22({ assignment: outliers, calls, useCases })).toEqual({
      BCP: 1.04,
      ICP: 0.5,
      // Cluster 0 alone, B→C does not count: 10/10
      Cohesion: 1,
      // B→C has one end outside, C→D both: 4/10
      Coupling: 0.4,
      TransactionEntropy: null,
    });
  });

  test('one cluster cuts nothing; no calls, no ICP; a cluster without weight has no cohesion', () => {
    const one: Assignment = new Map([...assignment.keys()].map((member) => [member, 0]));
    expect(scoreCargo22({ assignment: one, calls })).toMatchObject({ BCP: null, ICP: 0, Cohesion: 1, Coupling: 0 });
    expect(scoreCargo22({ assignment, calls: [] })).toMatchObject({ ICP: null, Cohesion: 0, Coupling: 0 });
  });
});
