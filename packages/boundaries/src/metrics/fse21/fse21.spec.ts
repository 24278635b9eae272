import fc from 'fast-check';
import type { Assignment } from '../assignment';
import type { CallVolume } from '../call-volume';
import { measureFse21, scoreFse21 } from './fse21';

const call = (from: string, to: string, volume = 1): CallVolume => ({ from, to, volume });
const place = (clusters: Readonly<Record<string, readonly string[]>>): Assignment =>
  new Map(Object.entries(clusters).flatMap(([name, members]) => members.map((member) => [member, name] as const)));

const calls = [
  ...[call('Root', 'A', 10), call('A', 'A', 5), call('C', 'C', 2), call('A', 'B'), call('B', 'A')],
  ...[call('C', 'D', 3), call('D', 'E'), call('E', 'B')],
];
const useCases = new Map([
  ['A', ['buy', 'login']],
  ['B', ['buy']],
  ['D', ['ship']],
  ['E', ['ship']],
]);
const assignment = place({ X: ['A', 'B', 'C'], Y: ['D', 'E'] });

describe('the FSE’21 dialect', () => {
  test('on a graph worked out by hand', () => {
    expect(scoreFse21({ assignment, calls, useCases })).toEqual({
      // X serves buy, login and Unknown (of C), Y ships: (ln 3 + ln 1)/2 = 0.5493
      BCP: 0.549,
      // Weights: A→B, B→A, D→E, E→B 1 each, C→D ln 3 + 1 = 2.0986. Between: C→D and E→B: 3.0986/6.0986
      ICP: 0.508,
      // X: A-B and A itself, not C, which is last: 2/9. Y: D-E: 1/4. Across C-D and B-E, both ways: 2 · 2/(2·3·2) = 1/3.
      // (2/9 + 1/4)/2 − 2/(2·1) · 1/3 = −0.0972
      SM: -0.097,
      // C-D and B-E over 2 clusters
      IFN: 1,
      // Both clusters have fewer than 5 members
      NED: 1,
      // X: 2 within, C→D leaves: 4/5. Y: 1 within, E→B leaves: 2/3
      MQ: 1.467,
    });
  });

  test('SM counts a self-call unless its member is the last of its cluster, so the order of members matters', () => {
    const reordered = place({ X: ['C', 'A', 'B'], Y: ['D', 'E'] });
    // Now C counts, too: (3/9 + 1/4)/2 − 1/3 = −0.0417
    expect(scoreFse21({ assignment: reordered, calls }).SM).toBe(-0.042);
  });

  test('one cluster: nothing crosses, nothing is subtracted', () => {
    // A-B, C-D, D-E, B-E, and A and C themselves (E, the last, calls nobody itself): 6/25. MQ: all within.
    const one = place({ all: ['A', 'B', 'C', 'D', 'E'] });
    expect(scoreFse21({ assignment: one, calls })).toEqual({ BCP: null, ICP: 0, SM: 0.24, IFN: 0, NED: 0, MQ: 1 });
  });

  test('without calls between members ICP has no value, without use cases BCP has none', () => {
    const scores = scoreFse21({ assignment, calls: [call('Root', 'A'), call('A', 'A')] });
    expect(scores).toMatchObject({ BCP: null, ICP: null, IFN: 0, MQ: 0 });
  });

  test('IFN counts a pair once, whichever way and however often it calls', () => {
    const both = [call('A', 'D', 7), call('D', 'A'), call('E', 'A')];
    expect(scoreFse21({ assignment, calls: both }).IFN).toBe(1);
  });

  test('calls of the test driver do not count even where a partition places it', () => {
    const placed = new Map([...assignment, ['Root', 'Y'] as const]);
    const more = [...calls, call('ROOT', 'B', 99), call('D', 'root', 99)];
    const { ICP, IFN, MQ } = scoreFse21({ assignment, calls });
    expect(scoreFse21({ assignment: placed, calls: more })).toMatchObject({ ICP, IFN, MQ });
    const shouted = new Map([...assignment, ['ROOT', 'Y'] as const, ['root', 'X'] as const]);
    expect(scoreFse21({ assignment: shouted, calls: more })).toMatchObject({ ICP, IFN, MQ });
  });

  test('the test driver is left out however it is written, and so are members without a cluster', () => {
    const more = [...calls, call('ROOT', 'D', 99), call('A', 'Stranger', 99), call('Stranger', 'E', 99)];
    expect(scoreFse21({ assignment, calls: more, useCases })).toEqual(scoreFse21({ assignment, calls, useCases }));
  });

  test('NED takes clusters of 5 to 20 members as well sized, both ends included', () => {
    const cluster = (name: string, size: number) => Array.from({ length: size }, (_, at) => `${name}${at}`);
    const sized = place({ a: cluster('a', 4), b: cluster('b', 5), c: cluster('c', 20), d: cluster('d', 21) });
    // 1 − (5 + 20)/50
    expect(scoreFse21({ assignment: sized, calls: [] }).NED).toBe(0.5);
  });

  test('without self-calls the order of members and of calls carries no meaning', () => {
    fc.assert(
      fc.property(graphs, fc.infiniteStream(fc.nat()), (graph, chance) => {
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => [chance.next().value as number, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const shuffled = { assignment: new Map(shuffle([...graph.assignment])), calls: shuffle(graph.calls) };
        // Unrounded: sums in another order differ in their last bits, which may lie on either side of a half.
        const [before, after] = [measureFse21(graph), measureFse21(shuffled)];
        expect(after.ICP === null).toBe(before.ICP === null);
        for (const name of ['ICP', 'SM', 'IFN', 'NED', 'MQ'] as const) {
          expect(after[name] ?? 0).toBeCloseTo(before[name] ?? 0, 12);
        }
      }),
    );
  });

  test('every figure stays within its range', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { ICP, SM, IFN, NED, MQ } = measureFse21({ ...graph, useCases });
        const clusters = new Set(graph.assignment.values()).size;
        if (ICP !== null) expect(ICP >= 0 && ICP <= 1 + 1e-9).toBe(true);
        expect(SM! >= -2 - 1e-9 && SM! <= 1 + 1e-9).toBe(true);
        expect(IFN).toBeGreaterThanOrEqual(0);
        expect(NED! >= 0 && NED! <= 1).toBe(true);
        expect(MQ! >= 0 && MQ! <= clusters + 1e-9).toBe(true);
      }),
    );
  });
});

const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const graphs = fc.record({
  assignment: fc
    .array(fc.nat(3), { minLength: names.length, maxLength: names.length })
    .map((clusters): Assignment => new Map(names.map((name, at) => [name, clusters[at]!]))),
  calls: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.integer({ min: 1, max: 999 })), {
      selector: ([from, to]) => `${from} ${to}`,
    })
    .map((all) => all.filter(([from, to]) => from !== to).map(([from, to, volume]) => call(from, to, volume))),
});
