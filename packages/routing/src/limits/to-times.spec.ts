import type { Route } from '@banyan/model';
import { parseDuration } from './parse-duration';
import { toTimes } from './to-times';

const route: Route = { name: 'a', match: { path: '/a' }, service: 'images', phase: 'service' };

describe('the time limits of a destination', () => {
  it('are the route’s, else the upstream’s, else the plan’s, each by itself', () => {
    const times = toTimes(
      { ...route, timeouts: { total: '3s' } },
      { url: 'http://127.0.0.1:1', timeouts: { total: '9s', perTry: '250ms' } },
      { timeouts: { total: '1h', perTry: '1m', idle: '5m' } },
    );
    expect(times).toEqual({ total: 3_000, perTry: 250, idle: 300_000, totalCutsAnswers: false });
  });

  it('are left to the proxy where the plan says nothing', () => {
    expect(toTimes(undefined, { url: 'http://127.0.0.1:1' }, undefined)).toEqual({ totalCutsAnswers: false });
  });
});

describe('a span of time', () => {
  it.each(['', '0s', '2', '2 s', '-2s', '1.5s', '2S', '12345678ms'])('is not %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it.each([
    ['1ms', 1],
    ['90s', 90_000],
    ['2m', 120_000],
    ['24h', 86_400_000],
  ])('%s is %i milliseconds', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });
});
