import type { CacheRules, Route } from '@banyan/model';
import { toCaching } from './to-caching';

const routeWith = (cache?: CacheRules): Route => ({
  ...{ name: 'a', match: { path: '/a' }, service: 'images', phase: 'service' },
  ...(cache && { cache }),
});

describe('how a destination’s answers are kept', () => {
  it('is not at all, where neither the route nor the plan says so', () => {
    expect(toCaching(routeWith(), {})).toBeUndefined();
    expect(toCaching(undefined, undefined)).toBeUndefined();
  });

  it('is the plan’s word for what no route takes', () => {
    expect(toCaching(undefined, { cache: {} })).toMatchObject({
      maxBody: 1_048_576,
      ttl: undefined,
      heedsCallers: true,
    });
  });

  it('is the route’s word by word, then the plan’s', () => {
    const defaults = { cache: { ttl: '1m', headers: ['X-B', 'accept'], staleIfError: '500ms' } };
    expect(toCaching(routeWith({ ttl: '2s' }), defaults)).toMatchObject({
      ...{ ttl: 2, headers: ['accept', 'x-b'], staleIfError: 0.5 },
    });
  });

  it('is off where the route says so, and on again where it says more than a plan that is off', () => {
    expect(toCaching(routeWith({ off: true }), { cache: {} })).toBeUndefined();
    expect(toCaching(routeWith({}), { cache: { off: true } })).toBeDefined();
  });

  it.each([
    [{ query: { only: ['page', 'f_*'] } }, 'page f_a', 'utm_source f'],
    [{ query: { ignore: ['utm_*', 'gclid'] } }, 'page gclids', 'utm_source gclid'],
  ])('counts parameters by %j', (rules, counted, ignored) => {
    const { counts } = toCaching(routeWith(rules), {}) ?? {};
    expect(counted.split(' ').map((name) => counts?.(name))).not.toContain(false);
    expect(ignored.split(' ').map((name) => counts?.(name))).not.toContain(true);
  });

  it('ignores cookies by name, by beginning, or all', () => {
    const ignores = (ignore: readonly string[]): ((name: string) => boolean) | undefined =>
      toCaching(routeWith({ cookies: { ignore } }), {})?.ignoresCookie;
    expect([ignores(['_ga*', 'seen'])?.('_ga_1'), ignores(['seen'])?.('sid'), ignores(['*'])?.('sid')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
