import { assert, constantFrom, array, integer, property, record } from 'fast-check';
import { Allowance } from './allowance';
import { Ledger } from './ledger';
import type { Loan } from './messages';

const key = 'http://a:1 app';
const loan = (count: number): Loan => ({ key, what: 'connections', count });

/** A ledger and its workers, whose messages arrive in order, each when `step` is called. */
function world(limit: number, workers: number) {
  const post: (() => void)[] = [];
  const allowances = new Map<number, Allowance>();
  const used = new Map<number, number>();
  let now = 0;
  const ledger = new Ledger(
    {
      give: (worker, { count }, asked) => post.push(() => allowances.get(worker)?.given(count, asked)),
      recall: (worker, { count }, owing) => post.push(() => allowances.get(worker)?.recalled(count, owing)),
    },
    workers,
  );
  ledger.setLimits([loan(limit)]);
  for (let worker = 0; worker < workers; worker++) {
    const allowance = new Allowance({
      clock: () => now,
      ask: (count) => post.push(() => ledger.ask(worker, loan(count))),
      giveBack: (count, reply) => post.push(() => ledger.returned(worker, loan(count), reply)),
    });
    allowance.used = () => used.get(worker) ?? 0;
    used.set(worker, 0);
    allowances.set(worker, allowance);
    ledger.join(worker);
  }
  const take = (worker: number): void => {
    const allowance = allowances.get(worker) as Allowance;
    if (allowance.used() < allowance.granted) used.set(worker, allowance.used() + 1);
    else allowance.ask(1);
  };
  const free = (worker: number): void => {
    const taken = used.get(worker) ?? 0;
    if (taken === 0) return;
    used.set(worker, taken - 1);
    allowances.get(worker)?.freed();
  };
  const settle = (): void => {
    now += 100;
    while (post.length > 0) post.shift()?.();
  };
  const sum = (read: (worker: number) => number): number =>
    [...allowances.keys()].reduce((total, worker) => total + read(worker), 0);
  return {
    take,
    free,
    settle,
    step: () => post.shift()?.(),
    taken: () => sum((worker) => used.get(worker) ?? 0),
    granted: () => sum((worker) => allowances.get(worker)?.granted ?? 0),
    mine: (worker: number) => used.get(worker) ?? 0,
    ledger,
  };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('never lends more than there is, whatever is asked and given back in whatever order', () => {
  const step = record({ does: constantFrom('take', 'free', 'step', 'settle'), worker: integer({ min: 0, max: 3 }) });
  assert(
    property(integer({ min: 1, max: 9 }), array(step, { maxLength: 200 }), (limit, steps) => {
      const all = world(limit, 4);
      for (const { does, worker } of steps as { does: 'take' | 'free' | 'step' | 'settle'; worker: number }[]) {
        all[does](worker);
        expect(all.granted()).toBeLessThanOrEqual(limit);
        expect(all.taken()).toBeLessThanOrEqual(limit);
      }
    }),
  );
});

it('lets one worker have all that the others do not use', () => {
  const all = world(10, 4);
  for (let i = 0; i < 40; i++) {
    all.take(2);
    all.settle();
  }
  expect(all.mine(2)).toBe(10);
});

it('gives the only one to each in turn', () => {
  const all = world(1, 2);
  const turns: number[] = [];
  for (let i = 0; i < 12; i++) {
    for (const worker of [0, 1]) all.take(worker);
    all.settle();
    for (const worker of [0, 1]) all.take(worker);
    turns.push(all.mine(0));
    for (const worker of [0, 1]) all.free(worker);
    all.settle();
  }
  expect(turns.filter(Boolean).length).toBeGreaterThan(2);
  expect(turns.filter((turn) => !turn).length).toBeGreaterThan(2);
});

it('calls in what a new plan does not allow any more, and what a dead worker had is free', () => {
  const all = world(8, 2);
  for (let i = 0; i < 20; i++) {
    all.take(0);
    all.settle();
  }
  all.ledger.setLimits([loan(3)]);
  for (let i = 0; i < 6; i++) {
    all.free(0);
    all.settle();
  }
  expect(all.granted()).toBeLessThanOrEqual(3);
  all.ledger.leave(0);
  for (let i = 0; i < 9; i++) {
    all.take(1);
    all.settle();
  }
  expect(all.mine(1)).toBe(3);
});
