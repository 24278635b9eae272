import { RateLimitsService } from './rate-limits.service';

describe('RateLimitsService', () => {
  it('allows as many as the limit and opens again a minute later', () => {
    const limits = new RateLimitsService();
    const at = (now: number) => limits.hit('client', 2, now).allowed;
    expect([at(0), at(10), at(20), at(59_999), at(60_000)]).toEqual([true, true, false, false, true]);
  });

  it('keeps clients apart and tells how long to wait', () => {
    const limits = new RateLimitsService();
    limits.hit('one', 1, 0);
    expect(limits.hit('one', 1, 15_000)).toEqual({ allowed: false, remaining: 0, retryAfterSeconds: 45 });
    expect(limits.hit('two', 1, 15_000)).toEqual({ allowed: true, remaining: 0, retryAfterSeconds: 60 });
  });
});
