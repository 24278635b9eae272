import { array, assert, boolean, integer, property, record } from 'fast-check';
import { afterOutcome, type BreakerState, closedState } from './breaker';
import { afterFailure, afterSuccess, type EjectionState, wellState } from './ejection';

/** Outcomes of requests, each so many milliseconds after the one before. */
const story = array(record({ failed: boolean(), after: integer({ min: 0, max: 40_000 }) }), { maxLength: 120 });
type Story = readonly { readonly failed: boolean; readonly after: number }[];

it('an upstream is ejected after a full row of failures and not before, never for longer than the longest time', () => {
  const numbers = record({ failures: integer({ min: 1, max: 6 }), base: integer({ min: 1, max: 60_000 }) });
  assert(
    property(numbers, story, ({ failures, base }, outcomes: Story) => {
      const rules = { failures, base, max: base * 5 };
      let state: EjectionState = wellState;
      let [now, row] = [1, 0];
      for (const { failed, after } of outcomes) {
        now += after;
        const before = state;
        state = failed ? afterFailure(before, now, rules) : afterSuccess(before, now);
        row = failed ? row + 1 : 0;
        if (before.until === 0) expect(state.until > 0).toBe(failed && row >= failures);
        if (before.until === 0 && state.until > 0) row = 0;
        if (before.until > now)
          expect(state).toBe(before); // what began before says nothing new
        else if (before.until > 0) expect(state.until > 0).toBe(failed);
        if (before.until > 0) row = 0;
        if (state !== before && state.until > 0) expect(state.until - now).toBeLessThanOrEqual(rules.max);
      }
    }),
  );
});

it('a breaker opens only when enough was seen in the window and the share of failures is reached', () => {
  assert(
    property(
      integer({ min: 1, max: 20 }),
      integer({ min: 1, max: 100 }),
      story,
      (requests, percent, outcomes: Story) => {
        const bounds = { requests, share: percent / 100, window: 10_000, open: 5_000 };
        let state: BreakerState = closedState;
        let now = 1;
        const seen: { at: number; failed: boolean }[] = [];
        for (const { failed, after } of outcomes) {
          now += after;
          const before = state;
          state = afterOutcome(before, failed, now, bounds);
          if (before.until > 0) {
            if (now < before.until) expect(state).toBe(before);
            else expect(state.until).toBe(failed ? now + bounds.open : 0);
            seen.length = 0;
            continue;
          }
          seen.push({ at: now, failed });
          if (state.until === 0) continue;
          // The window's older half is dropped whole, so no more than the last window counts.
          const counted = seen.filter(({ at }) => now - at < bounds.window);
          expect(failed).toBe(true);
          expect(counted.length).toBeGreaterThanOrEqual(requests);
          expect(counted.filter((one) => one.failed).length).toBeGreaterThanOrEqual(bounds.share * requests);
          expect(state.until).toBe(now + bounds.open);
        }
      },
    ),
  );
});
