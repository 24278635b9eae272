/** What was to be forgotten while the store was away: until it is done, nothing that was kept may be used. */
import type { Purge } from './cache-store';

/** More of them are done as one: everything is forgotten. */
const most = 1_000;
/** Milliseconds from one try to the next. */
const every = 500;

/** In the order they came. */
export class MissedPurges {
  private waiting: Purge[] = [];
  private timer: NodeJS.Timeout | undefined;
  private isBusy = false;

  /** @param attempt undefined when it could not be done */
  constructor(private readonly attempt: (purge: Purge) => Promise<number | undefined>) {}

  get some(): boolean {
    return this.waiting.length > 0;
  }

  add(purge: Purge): void {
    this.waiting.push(purge);
    if (this.waiting.length > most) this.waiting = [{ kind: 'all' }];
    this.timer ??= setInterval(() => this.makeUp(), every).unref();
  }

  /** Does what it can. */
  makeUp(): void {
    if (!this.isBusy) void this.doAll();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async doAll(): Promise<void> {
    this.isBusy = true;
    for (let [next] = this.waiting; next; [next] = this.waiting) {
      if ((await this.attempt(next)) === undefined) break;
      if (this.waiting[0] === next) this.waiting.shift();
    }
    this.isBusy = false;
    if (!this.some) this.stop();
  }
}
