import fc from 'fast-check';
import { compile } from '../table/compile';
import { planOf, routeOf } from '../table/plan.fixture';
import type { RoutingTable, TableRoute } from '../table/routing-table';
import { chooseUpstream } from './choose-upstream';

function tableAt(share: number): { readonly table: RoutingTable; readonly route: TableRoute } {
  const plan = planOf([{ ...routeOf('/a'), phase: 'canary', share }], [{ header: 'x-user' }]);
  const table = compile(plan, 1);
  return { table, route: table.routes[0] as TableRoute };
}

function upstreamOf(share: number, user: string): string {
  const { table, route } = tableAt(share);
  return chooseUpstream(table, route, ['X-User', user], '10.0.0.1').upstream.name;
}

describe('choosing the upstream', () => {
  const share = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);

  it('moves nobody back when the share is raised', () => {
    fc.assert(
      fc.property(fc.uuid(), share, share, (user, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        if (upstreamOf(low, user) === 'images') expect(upstreamOf(high, user)).toBe('images');
      }),
      { numRuns: 1000 },
    );
  });

  it('takes the last added first when the share is lowered', () => {
    const users = Array.from({ length: 400 }, (_, i) => `user-${i}`);
    const onService = (at: number): readonly string[] => users.filter((user) => upstreamOf(at, user) === 'images');
    const [at10, at30, at60] = [onService(10), onService(30), onService(60)];
    expect(at60).toEqual(expect.arrayContaining([...at30]));
    expect(at30).toEqual(expect.arrayContaining([...at10]));
    expect([at10.length > 0, at30.length > at10.length, at60.length > at30.length]).toEqual([true, true, true]);
  });

  it('sends all to one side at 0 and at 100', () => {
    fc.assert(
      fc.property(fc.string(), (user) => {
        expect([upstreamOf(0, user), upstreamOf(100, user)]).toEqual(['app', 'images']);
      }),
    );
  });

  it('falls back to the address', () => {
    const { table, route } = tableAt(50);
    const sides = Array.from({ length: 64 }, (_, i) => chooseUpstream(table, route, [], `10.0.0.${i}`).upstream.name);
    expect(new Set(sides).size).toBe(2);
  });
});
