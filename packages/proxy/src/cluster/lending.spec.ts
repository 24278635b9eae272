import { assert, integer, property } from 'fast-check';
import { Gate } from '../guard/gate';
import { Allowance } from './allowance';
import { Ledger } from './ledger';
import type { Loan } from './messages';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const loan = (count: number): Loan => ({ key: 'a', what: 'connections', count });

const silent = { clock: () => 0, ask: () => undefined, giveBack: () => undefined };

/** Gates of several workers in front of one upstream. Messages take a millisecond. */
function gatesOf(workers: number, limit: number): readonly Gate[] {
  const later = (work: () => void): void => void setTimeout(work, 1);
  const allowances: Allowance[] = [];
  const ledger = new Ledger(
    {
      give: (worker, { count }, asked) => later(() => allowances[worker]?.given(count, asked)),
      recall: (worker, { count }, owing) => later(() => allowances[worker]?.recalled(count, owing)),
    },
    workers,
  );
  ledger.setLimits([loan(limit)]);
  const bounds = {
    connections: limit,
    pending: 1_000,
    pendingTime: 1e9,
    inFlight: Infinity,
    tunnels: 0,
    copies: 0,
    copiedBytes: 0,
  };
  return Array.from({ length: workers }, (_, worker) => {
    const allowance = new Allowance({
      clock: () => Date.now(),
      ask: (count) => later(() => ledger.ask(worker, loan(count))),
      giveBack: (count, reply) => later(() => ledger.returned(worker, loan(count), reply)),
    });
    allowances.push(allowance);
    ledger.join(worker);
    return new Gate(bounds, limit, {
      connections: allowance,
      inFlight: new Allowance(silent),
      tunnels: new Allowance(silent),
      divide: (count) => count,
    });
  });
}

it('nobody waits for ever, however the requests are spread, and the limit is used and holds', () => {
  assert(
    property(integer({ min: 1, max: 5 }), integer({ min: 1, max: 4 }), integer(), (limit, workers, seed) => {
      const gates = gatesOf(workers, limit);
      const random = mulberry(seed);
      let [now, most, done] = [0, 0, 0];
      for (let i = 0; i < 60; i++) {
        const gate = gates[Math.floor(random() ** 3 * workers)] as Gate;
        const waiter = {
          admitted: () => {
            most = Math.max(most, ++now);
            const end = (): void => {
              now -= 1;
              done += 1;
              gate.leave();
            };
            setTimeout(end, 20 + 60 * random());
          },
          turnedAway: () => undefined,
        };
        setTimeout(() => gate.enter(waiter) && waiter.admitted(), 200 * random());
      }
      jest.advanceTimersByTime(200 + (60 * 200) / limit);
      expect([done, most]).toEqual([60, limit]);
    }),
    { numRuns: 60 },
  );
});

/** A small generator of numbers below 1, the same for the same seed. */
function mulberry(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
