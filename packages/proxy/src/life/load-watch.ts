/**
 * Notices when this process has more to do than it can: copies of phase shadow are given up first, then new requests are
 * refused, so that those under way finish.
 */
import type { Shedding, Threshold, Thresholds } from '@banyan/routing';

export type { Shedding, Threshold, Thresholds };

/** What is measured. */
export interface Load {
  readonly delay: number;
  readonly memory: number;
}

/** Begins when one value reaches its `on`, and ends when all are below their `off`. */
export function isOverloaded(was: boolean, load: Load, { delay, memory }: Thresholds): boolean {
  const reaches = (value: number, threshold: Threshold | undefined): boolean =>
    threshold !== undefined && value >= (was ? threshold.off : threshold.on);
  return reaches(load.delay, delay) || reaches(load.memory, memory);
}

/** Callers notice a loop that comes so late; copies must not be why. */
const usualDelay: Threshold = { on: 50, off: 25 };

/** From where on copies are given up; never later than at half the delay, or nine tenths of the memory, of requests. */
export function copyThresholds(shedding: Shedding | undefined): Thresholds {
  const { delay, memory, copies = {} } = shedding ?? {};
  const wanted = copies.delay ?? usualDelay;
  return {
    delay: delay ? lower(wanted, { on: delay.on / 2, off: delay.off / 2 }) : wanted,
    ...thresholdOf(copies.memory, memory && { on: memory.on * 0.9, off: memory.off * 0.9 }),
  };
}

function thresholdOf(wanted: Threshold | undefined, highest: Threshold | undefined): Pick<Thresholds, 'memory'> {
  const memory = wanted && highest ? lower(wanted, highest) : (wanted ?? highest);
  return memory ? { memory } : {};
}

function lower(one: Threshold, other: Threshold): Threshold {
  return one.on <= other.on ? one : other;
}

const every = 100;

/** Looks around ten times a second. */
export class LoadWatch {
  /** Whether new requests are refused; never without thresholds. */
  isShedding = false;
  /** Whether copies are given up. */
  dropsCopies = false;
  private timer: NodeJS.Timeout | undefined;
  private delay = 0;

  /** @param shedding asked at each look: a reload may change it */
  constructor(
    private readonly shedding: () => Shedding | undefined,
    private readonly clock: () => number,
    private readonly memory: () => number,
    private readonly onChange: (isShedding: boolean) => void,
  ) {}

  start(): void {
    let expected = this.clock() + every;
    this.timer = setInterval(() => {
      const now = this.clock();
      this.look(now - expected);
      expected = now + every;
    }, every);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** One late turn is no overload: half of what was, half of what is. */
  look(late: number): void {
    const shedding = this.shedding();
    this.delay = (this.delay + Math.max(0, late)) / 2;
    const copies = copyThresholds(shedding);
    const load = { delay: this.delay, memory: copies.memory ? this.memory() : 0 }; // asking the system is not free
    const was = this.isShedding;
    this.isShedding = isOverloaded(was, load, shedding ?? {});
    this.dropsCopies = this.isShedding || isOverloaded(this.dropsCopies, load, copies);
    if (this.isShedding !== was) this.onChange(this.isShedding);
  }
}
