import type { RoutingPlan, StickyKeySource } from '@banyan/model';
import fc from 'fast-check';
import { compile } from '../table/compile';
import { planOf, routeOf } from '../table/plan.fixture';
import type { TableRoute } from '../table/routing-table';
import { type Choice, chooseUpstream } from './choose-upstream';
import { signOverride } from './override-of';

const noon = Date.UTC(2026, 10, 30, 12);
const secrets = ['a secret of the tests'];
const sources: readonly StickyKeySource[] = [
  { claim: 'sub' },
  { header: 'x-user' },
  { cookie: 'sid' },
  { issue: 'caller' },
];

/** The choice at a share; a new caller is called `new`. */
function choiceAt(share: number, fields: readonly string[], plan: Partial<RoutingPlan> = {}, newName = 'new'): Choice {
  const made = planOf([{ ...routeOf('/a'), phase: 'canary', share }], sources);
  const table = compile({ ...made, signingKey: { env: 'KEY' }, ...plan }, 1, secrets);
  const caller = { fields, address: '10.0.0.1' };
  return chooseUpstream(table, table.routes[0] as TableRoute, caller, { now: () => noon, newName: () => newName });
}

const sideAt = (...of: Parameters<typeof choiceAt>): string => choiceAt(...of).destination.upstream.name;

/** Every way a caller is known by its name. */
const kinds: readonly (readonly [string, (name: string) => readonly string[]])[] = [
  ['a header', (name) => ['X-User', name]],
  ['a cookie', (name) => ['Cookie', `a=1; sid=${name}`]],
  [
    'a claim',
    (name) => ['Authorization', `Bearer h.${Buffer.from(JSON.stringify({ sub: name })).toString('base64url')}.s`],
  ],
  ['an issued cookie', (name) => ['Cookie', `caller=${choiceAt(50, [], {}, name).issued}`]],
];

describe.each(kinds)('choosing the upstream of callers known by %s', (_, fieldsOf) => {
  const share = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);

  it('moves nobody back when the share is raised, and takes the last added first when it is lowered', () => {
    fc.assert(
      fc.property(fc.uuid(), share, share, (name, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        if (sideAt(low, fieldsOf(name)) === 'images') expect(sideAt(high, fieldsOf(name))).toBe('images');
      }),
      { numRuns: 300 },
    );
  });

  // Of a binomial distribution 99.9 % lie within 3.29 deviations; the seed is fixed, so that chance cannot fail the test.
  it('splits them within the bounds of chance', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 5, 10, 25, 50, 75, 99), fc.stringMatching(/^[a-z]{1,8}$/), (percent, prefix) => {
        const callers = 600;
        const names = Array.from({ length: callers }, (_unused, i) => `${prefix}-${i}`);
        const moved = names.filter((name) => sideAt(percent, fieldsOf(name)) === 'images').length;
        const p = percent / 100;
        expect(Math.abs(moved - callers * p)).toBeLessThan(3.29 * Math.sqrt(callers * p * (1 - p)) + 1);
      }),
      { numRuns: 20, seed: 6 },
    );
  });

  it('leaves nobody behind at 0 and at 100', () => {
    expect([sideAt(0, fieldsOf('n')), sideAt(100, fieldsOf('n'))]).toEqual(['app', 'images']);
  });
});

describe('a caller whom no source knows', () => {
  it('gets a name, and is at once where that name brings it back to', () => {
    fc.assert(
      fc.property(fc.uuid(), (name) => {
        const first = choiceAt(50, [], {}, name);
        const again = choiceAt(50, ['Cookie', `caller=${first.issued}`]);
        expect(again).toEqual({ destination: first.destination, issued: undefined });
      }),
    );
  });

  it.each<[string, number, readonly string[]]>([
    ['no name when nothing depends on it', 0, []],
    ['no name when all are on the service', 100, []],
    ['no name when another source knows it', 50, ['X-User', 'u']],
  ])('gets %s', (_, share, fields) => {
    expect(choiceAt(share, fields).issued).toBeUndefined();
  });

  it('gets a new name for one it made up', () => {
    expect(choiceAt(50, ['Cookie', 'caller=mine.AAAA']).issued).toMatch(/^new\.[\w-]{43}$/);
  });

  it('is known by its address when no cookie is issued', () => {
    const table = compile(planOf([{ ...routeOf('/a'), phase: 'canary', share: 50 }]), 1);
    const means = { now: () => noon, newName: () => 'new' };
    const sides = Array.from({ length: 64 }, (_, i) => {
      const caller = { fields: [], address: `10.0.0.${i}` };
      return chooseUpstream(table, table.routes[0] as TableRoute, caller, means).destination.upstream.name;
    });
    expect(new Set(sides).size).toBe(2);
  });
});

describe('a tester’s word', () => {
  const everywhere = { override: { header: 'X-Side', signed: true, networks: ['10.0.0.0/8'] } };
  const elsewhere = { override: { header: 'X-Side', signed: true, networks: ['192.168.0.0/16'] } };
  const onlyNetwork = { override: { header: 'X-Side', networks: ['10.0.0.1'] } };
  const inAnHour = signOverride(secrets[0] as string, 'service', noon / 1000 + 3600);

  it.each<[string, Partial<RoutingPlan>, number, readonly string[], string]>([
    ['counts from a trusted network', onlyNetwork, 0, ['x-side', 'service'], 'images'],
    ['brings back to the monolith, too', everywhere, 100, ['X-Side', 'monolith'], 'app'],
    ['does not count from elsewhere', elsewhere, 0, ['X-Side', 'service'], 'app'],
    ['counts from elsewhere when signed', elsewhere, 0, ['X-Side', inAnHour], 'images'],
    ['does not count unless the plan says so', {}, 0, ['X-Side', inAnHour], 'app'],
    ['does not count signed where only networks do', onlyNetwork, 0, ['X-Side', inAnHour], 'app'],
    ['is for two sides only', everywhere, 0, ['X-Side', 'images'], 'app'],
    ['says one thing at a time', everywhere, 0, ['X-Side', 'service', 'X-Side', 'service'], 'app'],
    [
      'does not count for another side than the signed one',
      elsewhere,
      100,
      ['X-Side', inAnHour.replace('service', 'monolith')],
      'images',
    ],
    ['does not count for longer than signed', elsewhere, 0, ['X-Side', inAnHour.replace(/\.\d/, '.9')], 'app'],
    [
      'does not count with a cookie’s signature',
      elsewhere,
      0,
      ['X-Side', choiceAt(50, [], {}, 'service.9999999999').issued ?? ''],
      'app',
    ],
    ['expires', elsewhere, 0, ['X-Side', signOverride(secrets[0] as string, 'service', noon / 1000)], 'app'],
  ])('%s', (_, plan, share, fields, side) => {
    expect(sideAt(share, fields, plan)).toBe(side);
  });
});
