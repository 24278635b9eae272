import type { Care } from '@banyan/routing';
import { afterCheck, uncheckedState } from './checks';
import { afterFailure, wellState } from './ejection';
import { isWithinBudget } from './retry-budget';
import { UpstreamHealth, type Verdict } from './upstream-health';

const ejection = { failures: 5, base: 30_000, max: 300_000 };
const breaker = { share: 0.5, requests: 4, window: 10_000, open: 5_000 };
const nothing: Care = { check: undefined, ejection: undefined, breaker: undefined };

/** Health under a clock that is set by hand; `-` is a failure, `+` a success. */
function healthOf(care: Partial<Care>): {
  readonly health: UpstreamHealth;
  readonly at: (now: number, outcomes: string) => Verdict;
  readonly events: string[];
} {
  let now = 0;
  const events: string[] = [];
  const health = new UpstreamHealth(
    { ...nothing, ...care },
    () => now,
    (event) => events.push(event),
  );
  const at = (time: number, outcomes: string): Verdict => {
    now = time;
    for (const outcome of outcomes) {
      if (outcome === '-') health.failed();
      else health.succeeded();
    }
    return health.judge(true);
  };
  return { health, at, events };
}

describe('an upstream whose requests fail one after the other', () => {
  it('is ejected after five, and one success in between begins the row anew', () => {
    const { at } = healthOf({ ejection });
    expect(at(1, '----')).toBe('well');
    expect(at(2, '+----')).toBe('well');
    expect(at(3, '-')).toBe('ejected');
  });

  it('is tried by one request at a time when its time is over, and is back with its success', () => {
    const { at, health, events } = healthOf({ ejection });
    at(0, '-----');
    expect(at(29_999, '')).toBe('ejected');
    expect(at(30_000, '')).toBe('try');
    expect(at(30_001, '')).toBe('ejected');
    health.tried();
    expect(at(30_002, '+')).toBe('well');
    expect(events).toEqual(['upstream-ejected', 'upstream-back']);
  });

  it('is tried by any request when none comes that could be sent again', () => {
    const { at, health } = healthOf({ ejection });
    at(0, '-----');
    at(34_999, '');
    health.tried();
    expect(health.judge('late')).toBe('ejected');
    at(35_000, '');
    health.tried();
    expect(health.judge('late')).toBe('try');
  });

  it('is not helped by answers to requests from before its ejection', () => {
    const { at } = healthOf({ ejection });
    at(0, '-----');
    expect(at(1_000, '+++')).toBe('ejected');
  });

  it('stays out longer each time, up to a bound, and a long good time is remembered in its favour', () => {
    let state = wellState;
    const spans: number[] = [];
    let now = 1_000_000;
    for (let i = 0; i < 12; i++) {
      for (let failure = 0; failure < (i === 0 ? 5 : 1); failure++) state = afterFailure(state, now, ejection);
      spans.push((state.until - now) / 1_000);
      now = state.until;
    }
    expect(spans).toEqual([30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 300, 300]);
  });

  it('is never ejected when the plan says so, nor when it is the monolith', () => {
    expect(healthOf({}).at(0, '-'.repeat(100))).toBe('well');
  });
});

describe('a breaker', () => {
  it('opens when half of at least four requests fail', () => {
    const { at } = healthOf({ breaker });
    expect(at(0, '---')).toBe('well');
    expect(at(1, '+')).toBe('well');
    expect(at(2, '-')).toBe('broken');
  });

  it('forgets what happened longer ago than its window', () => {
    const { at } = healthOf({ breaker });
    at(0, '---');
    expect(at(10_001, '-')).toBe('well');
  });

  it('lets one request through when it is due, and closes or stays open by it', () => {
    const { at, health, events } = healthOf({ breaker });
    at(0, '----');
    expect(at(4_999, '')).toBe('broken');
    expect(at(5_000, '')).toBe('try');
    health.tried();
    expect(at(5_001, '-')).toBe('broken');
    expect(at(10_001, '')).toBe('try');
    health.tried();
    expect(at(10_002, '+')).toBe('well');
    expect(events).toEqual(['breaker-open', 'breaker-closed']);
  });
});

describe('active checks', () => {
  const rules = { rise: 2, fall: 3 };

  it.each([
    ['+', 'up'],
    ['-', 'new'],
    ['+--', 'up'],
    ['+--+--', 'up'],
    ['+---', 'down'],
    ['+---+', 'down'],
    ['+---++', 'up'],
    ['+---+-+', 'down'],
  ])('%s leaves it %s', (checks, kind) => {
    const state = [...checks].reduce((before, check) => afterCheck(before, check === '+', rules), uncheckedState);
    expect(state.kind).toBe(kind);
  });
});

it('second tries are at most a fifth of what is under way, and three at any time', () => {
  const allowed = [0, 1, 10, 20, 100].map((active) => {
    let retrying = 0;
    while (isWithinBudget(active, retrying)) retrying += 1;
    return retrying;
  });
  expect(allowed).toEqual([3, 3, 3, 4, 20]);
});
