/** A body as far as it is kept for a copy. */

/** Who counts the bytes that are kept. */
export interface ByteCount {
  /** @returns false when there is no room for them */
  hold(bytes: number): boolean;
  letGo(bytes: number): void;
}

/** Keeps pieces as they are, without copying them, until there are more than it may keep; then it keeps none. */
export class KeptBody {
  /** Why it is not kept. */
  lost: 'too-large' | 'full' | undefined;
  private pieces: Buffer[] = [];
  private held = 0;

  /** @param max bytes */
  constructor(
    private readonly count: ByteCount,
    private readonly max: number,
  ) {}

  add(piece: Buffer): void {
    if (this.lost) return;
    if (this.held + piece.length > this.max) return this.lose('too-large');
    if (!this.count.hold(piece.length)) return this.lose('full');
    this.held += piece.length;
    this.pieces.push(piece);
  }

  /** All of it; undefined when it is not kept. */
  bytes(): Buffer | undefined {
    if (this.lost) return undefined;
    return this.pieces.length === 1 ? this.pieces[0] : Buffer.concat(this.pieces);
  }

  /** Gives its bytes back; it has none any more. */
  release(): void {
    this.count.letGo(this.held);
    this.held = 0;
    this.pieces = [];
  }

  private lose(reason: 'too-large' | 'full'): void {
    this.release();
    this.lost = reason;
  }
}
