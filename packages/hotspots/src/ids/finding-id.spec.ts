import { factsOf, fn } from '../facts-of.fixture';
import { findHotspots } from '../find-hotspots';
import type { HotspotRule } from '../rules/rule';

type Query = readonly [line: number, call: string];

/** Ids of one finding a query of a function, by the call. */
function ids(...queries: readonly Query[]): Record<string, string[]> {
  const owner = 'src/a.ts#A.list';
  const at = { file: 'src/a.ts', function: owner };
  const facts = factsOf({
    functions: [fn(owner)],
    accesses: queries.map(([line, call]) => ({
      ...at,
      line,
      call,
      entity: 'Photo',
      operation: 'read',
      via: 'repository',
    })),
  });
  const rule: HotspotRule = {
    ...{ name: 'n-plus-one', family: 'queries', describes: '' },
    find: () => ({
      findings: queries.map(([line]) => ({
        ...{ ...at, line, subject: 'Photo', severity: 'high', confidence: 1, title: '', reasons: [] },
        fix: { text: '', where: 'monolith' },
      })),
      harmless: [],
    }),
  };
  const found = findHotspots(facts, { rules: [rule] }).findings;
  const callAt = new Map(queries);
  return Object.fromEntries(
    queries.map(([, call]) => [
      call,
      found
        .filter(({ line }) => callAt.get(line) === call)
        .map(({ id }) => id)
        .sort(),
    ]),
  );
}

describe('the id of a finding', () => {
  const before = ids([5, 'this.photos.find'], [9, 'this.photos.count']);

  it('tells rule, function, subject, and findings of one function apart', () => {
    expect(before['this.photos.find']?.[0]).toMatch(/^n-plus-one:src\/a\.ts#A\.list:Photo:[0-9a-f]{6}$/);
    expect(new Set(Object.values(before).flat()).size).toBe(2);
  });

  it('stays when lines move', () => {
    expect(ids([15, 'this.photos.find'], [19, 'this.photos.count'])).toEqual(before);
  });

  it('stays when another one comes to stand before it, or goes', () => {
    expect(ids([3, 'this.photos.exists'], [6, 'this.photos.find'], [10, 'this.photos.count'])).toMatchObject(before);
    expect(ids([9, 'this.photos.count'])).toEqual({ 'this.photos.count': before['this.photos.count'] });
  });

  it('has a number only where the text is the same, too', () => {
    const [first] = before['this.photos.find'] as [string];
    expect(ids([5, 'this.photos.find'], [9, 'this.photos.find'])).toEqual({
      'this.photos.find': [first, `${first}~2`],
    });
  });
});
