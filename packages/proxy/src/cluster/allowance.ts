/** What this worker may take of one thing that all workers have together. */
import type { Lent } from '../guard/lent';

/** Milliseconds for which nothing is asked again after there was nothing left. */
const patience = 10;
/** Milliseconds after which the primary's answer is not waited for any longer. */
const tooLong = 1_000;

/** How it reaches the primary. */
export interface Lenders {
  ask(count: number): void;
  giveBack(count: number, reply: boolean): void;
  readonly clock: () => number;
}

/** One per limit and upstream. */
export class Allowance implements Lent {
  granted = 0;
  /** Taken of it now, and what is told when more has come or will not come. */
  used: () => number = () => 0;
  answered: () => void = () => undefined;
  private owed = 0;
  private refused = -Infinity;
  private timer: NodeJS.Timeout | undefined;
  private later: NodeJS.Timeout | undefined;

  constructor(private readonly lenders: Lenders) {}

  /** Asks for more. @returns whether an answer is to come */
  ask(count: number): boolean {
    if (this.timer) return true;
    const now = this.lenders.clock();
    if (now - this.refused < patience) return false;
    this.timer = setTimeout(() => this.settle(true), tooLong).unref();
    this.lenders.ask(count);
    return true;
  }

  /** More has come, or nothing as the answer to a question. */
  given(count: number, asked: boolean): void {
    this.granted += count;
    if (asked) this.settle(count === 0);
    else if (count > 0) this.answered();
  }

  /** Asks when there may be an answer again: somebody waits here. */
  askLater(count: number): void {
    this.later ??= setTimeout(() => {
      this.later = undefined;
      if (!this.ask(count)) this.askLater(count);
    }, patience).unref();
  }

  /** The primary wants some back. @param owing how many of them as soon as they are free */
  recalled(count: number, owing: number): void {
    const back = Math.max(0, Math.min(count, this.granted - this.used()));
    this.granted -= back;
    this.owed = Math.min(this.granted, Math.max(this.owed, owing - back));
    this.lenders.giveBack(back, true);
  }

  /** One that was taken is free again: it is given back where that is owed. */
  freed(): void {
    if (this.owed === 0) return;
    this.owed -= 1;
    this.granted -= 1;
    this.lenders.giveBack(1, false);
  }

  private settle(refused: boolean): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (refused) this.refused = this.lenders.clock();
    this.answered();
  }
}
