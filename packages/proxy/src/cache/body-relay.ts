/** A body on its way from the upstream to several callers, each at its own pace, and perhaps into the store. */

/** Who reads it. */
export interface BodyReader {
  /** How many pieces it has taken. */
  readonly taken: number;
  /** More is there, or the end. */
  pump(): void;
}

/** Bytes all bodies together may hold while they are being kept. */
export class FillBudget {
  private used = 0;

  constructor(readonly limit: number) {}

  /** @returns whether there was room */
  take(bytes: number): boolean {
    if (this.used + bytes > this.limit) return false;
    this.used += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.used -= bytes;
  }
}

/** Bytes that wait for the slowest reader before the upstream has to. */
const mostWaiting = 65_536;

/**
 * While the body is being kept all of it is held, up to a limit, and no reader makes another one wait. Otherwise pieces
 * are let go when every reader has taken them, and the upstream waits for the slowest.
 */
export class BodyRelay {
  private readonly readers = new Set<BodyReader>();
  private readonly pieces: Buffer[] = [];
  /** Pieces that are gone. */
  private gone = 0;
  private waiting = 0;
  private kept = 0;
  private keeping = false;
  private paused = false;
  isOver = false;

  /**
   * @param maxBody bytes of a body that is kept
   * @param onGivenUp called when it turns out to be too large to be kept
   * @param onResume asks the upstream for more
   */
  constructor(
    private readonly budget: FillBudget,
    private readonly maxBody: number,
    private readonly onGivenUp: () => void,
    private readonly onResume: () => void,
  ) {}

  get count(): number {
    return this.gone + this.pieces.length;
  }

  get hasReaders(): boolean {
    return this.readers.size > 0;
  }

  /** From now on everything is held. */
  keepAll(): void {
    this.keeping = true;
  }

  add(reader: BodyReader): void {
    this.readers.add(reader);
  }

  remove(reader: BodyReader): void {
    if (this.readers.delete(reader)) this.letGo();
  }

  at(index: number): Buffer | undefined {
    return this.pieces[index - this.gone];
  }

  /** @returns whether more may come */
  push(chunk: Buffer): boolean {
    this.pieces.push(chunk);
    this.waiting += chunk.length;
    if (this.keeping) this.hold(chunk.length);
    for (const reader of this.readers) reader.pump();
    this.letGo();
    this.paused = !this.keeping && this.waiting >= mostWaiting;
    return !this.paused;
  }

  /** @param last the last piece, if it came with the end */
  end(last: Buffer | undefined): void {
    if (last) {
      this.pieces.push(last);
      this.waiting += last.length;
      if (this.keeping) this.hold(last.length);
    }
    this.isOver = true;
    for (const reader of this.readers) reader.pump();
  }

  /** The whole body, copied out of what it came in; undefined when it was given up. Nothing is held any more. */
  takeWhole(): Buffer | undefined {
    if (!this.keeping) return undefined;
    const whole = Buffer.allocUnsafeSlow(this.kept);
    let at = 0;
    for (const piece of this.pieces) at += piece.copy(whole, at);
    this.stopKeeping();
    return whole;
  }

  /** Holds nothing for the store any more. */
  stopKeeping(): void {
    if (!this.keeping) return;
    this.keeping = false;
    this.budget.giveBack(this.kept);
    this.kept = 0;
    this.letGo();
  }

  /** A reader has taken something, or has gone. */
  letGo(): void {
    if (this.keeping) return;
    let slowest = this.count;
    for (const { taken } of this.readers) slowest = Math.min(slowest, taken);
    const free = slowest - this.gone;
    if (free > 0) {
      for (const piece of this.pieces.splice(0, free)) this.waiting -= piece.length;
      this.gone = slowest;
    }
    if (!this.paused || this.waiting >= mostWaiting) return;
    this.paused = false;
    this.onResume();
  }

  private hold(bytes: number): void {
    if (this.kept + bytes <= this.maxBody && this.budget.take(bytes)) {
      this.kept += bytes;
      return;
    }
    this.stopKeeping();
    this.onGivenUp();
  }
}
