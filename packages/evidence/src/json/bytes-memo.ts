/** What bytes stand for, remembered by the bytes themselves: a text that comes again is neither decoded nor made anew. */

/** A place for each of `slots` values; of two that fall on the same one the latest is remembered. */
export class BytesMemo<T> {
  private readonly known: Buffer;
  private readonly lengths: Int32Array;
  private readonly hashes: Int32Array;
  private readonly values: (T | undefined)[];

  /**
   * @param slots a power of two
   * @param width longer bytes are not remembered
   * @param make what bytes stand for; it must depend on nothing else
   */
  constructor(
    private readonly slots: number,
    private readonly width: number,
    private readonly make: (bytes: Buffer, from: number, to: number) => T,
  ) {
    this.known = Buffer.alloc(slots * width);
    this.lengths = new Int32Array(slots).fill(-1);
    this.hashes = new Int32Array(slots);
    this.values = new Array<T | undefined>(slots).fill(undefined);
  }

  /** @param hash 32 bits that depend on the bytes alone */
  get(bytes: Buffer, from: number, to: number, hash: number): T {
    const slot = (hash ^ (hash >>> 15)) & (this.slots - 1);
    const length = to - from;
    if (this.lengths[slot] === length && this.hashes[slot] === hash && this.holds(slot, bytes, from, length))
      return this.values[slot] as T;
    const value = this.make(bytes, from, to);
    if (length <= this.width) {
      this.copy(slot * this.width, bytes, from, to);
      this.lengths[slot] = length;
      this.hashes[slot] = hash;
      this.values[slot] = value;
    }
    return value;
  }

  /** Byte by byte where they are few: a call out of JavaScript takes longer. */
  private copy(into: number, bytes: Buffer, from: number, to: number): void {
    if (to - from > 64) return void bytes.copy(this.known, into, from, to);
    for (let at = from; at < to; at++) this.known[into + at - from] = bytes[at]!;
  }

  private holds(slot: number, bytes: Buffer, from: number, length: number): boolean {
    const { known } = this;
    const begin = slot * this.width;
    for (let i = 0; i < length; i++) if (known[begin + i] !== bytes[from + i]) return false;
    return true;
  }
}

/** For bytes that nothing else has read. */
export function hashOf(bytes: Buffer, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
  return hash;
}
