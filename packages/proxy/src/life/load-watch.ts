/** Notices when this process has more to do than it can, so that new requests are refused and those under way finish. */

/** From where on, and down to where, new requests are refused; a pair that is absent is not looked at. */
export interface Shedding {
  /** Milliseconds that the event loop comes late. */
  readonly delay?: Threshold;
  /** Bytes of resident memory. */
  readonly memory?: Threshold;
}

/** Two values, so that the verdict does not flutter. */
export interface Threshold {
  readonly on: number;
  readonly off: number;
}

/** What is measured. */
export interface Load {
  readonly delay: number;
  readonly memory: number;
}

/** Begins when one value reaches its `on`, and ends when all are below their `off`. */
export function isOverloaded(was: boolean, load: Load, { delay, memory }: Shedding): boolean {
  const reaches = (value: number, threshold: Threshold | undefined): boolean =>
    threshold !== undefined && value >= (was ? threshold.off : threshold.on);
  return reaches(load.delay, delay) || reaches(load.memory, memory);
}

const every = 100;

/** Looks around ten times a second. Without thresholds it does nothing. */
export class LoadWatch {
  isShedding = false;
  private timer: NodeJS.Timeout | undefined;
  private delay = 0;

  constructor(
    private readonly shedding: Shedding | undefined,
    private readonly clock: () => number,
    private readonly memory: () => number,
    private readonly onChange: (isShedding: boolean) => void,
  ) {}

  start(): void {
    if (!this.shedding) return;
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
    if (!this.shedding) return;
    this.delay = (this.delay + Math.max(0, late)) / 2;
    const was = this.isShedding;
    this.isShedding = isOverloaded(was, { delay: this.delay, memory: this.memory() }, this.shedding);
    if (this.isShedding !== was) this.onChange(this.isShedding);
  }
}
