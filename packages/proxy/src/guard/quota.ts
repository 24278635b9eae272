/** How many of one kind an upstream may have at once, from all processes together. */
import type { Lent } from './lent';

/** One per limit and upstream. */
export class Quota {
  /** Those that began and have not ended. */
  taken = 0;
  /** Those that wait to hear whether other processes have room to spare. */
  private readonly asking: (() => void)[] = [];

  /**
   * @param limit may be replaced while some are taken
   * @param lent present when several processes share the upstream
   */
  constructor(
    public limit: number,
    private readonly lent?: Lent,
  ) {
    if (!lent) return;
    lent.used = () => this.taken;
    lent.answered = () => this.asking.splice(0).forEach((begin) => begin());
  }

  /** Whether there is no room for one more. */
  get isFull(): boolean {
    return this.taken >= (this.lent && this.limit < Infinity ? this.lent.granted : this.limit);
  }

  /**
   * Asked when it is full.
   * @param begin called when it is known whether other processes have room to spare
   * @returns false when there is nobody to ask
   */
  waitsForRoom(begin: () => void): boolean {
    if (!this.lent?.ask(this.asking.length + 1)) return false;
    this.asking.push(begin);
    return true;
  }

  /** One that began has ended. */
  leave(): void {
    this.taken -= 1;
    this.lent?.freed();
  }
}
