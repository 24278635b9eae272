/** The fields of a message that is whole in memory, one after another, without an object for each. */

/** `start`, then `next` until it gives `false`; `isWhole` says whether the bytes were fields to the end. */
export class ProtoFields {
  bytes: Buffer = Buffer.alloc(0);
  number = 0;
  wire = 0;
  /** Where its value lies. */
  from = 0;
  to = 0;
  /** Of a varint; 0 of other fields. */
  value = 0;
  private at = 0;
  private end = 0;

  start(bytes: Buffer, from: number, to: number): this {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    return this;
  }

  get isWhole(): boolean {
    return this.at === this.end;
  }

  next(): boolean {
    if (this.at >= this.end) return false;
    const key = this.varint();
    this.number = key >>> 3;
    this.wire = key & 7;
    this.value = 0;
    const length = key < 8 || key > 0xffff_ffff ? -1 : this.length();
    if (length < 0 || this.at + length > this.end) return this.lose();
    this.from = this.at;
    this.at = this.to = this.at + length;
    return true;
  }

  /** Bytes of the value, where it stands behind what says how many they are; -1 where there is none. */
  private length(): number {
    if (this.wire === 2) return this.varint();
    if (this.wire === 1) return 8;
    if (this.wire === 5) return 4;
    if (this.wire !== 0) return -1;
    this.value = this.varint();
    return this.value < 0 ? -1 : 0;
  }

  /** -1 where it does not end within the message. */
  private varint(): number {
    const { bytes, end } = this;
    let value = 0;
    for (let { at } = this, weight = 1; at < end && weight < 2 ** 63; weight *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 127) * weight;
      if (byte >= 128) continue;
      this.at = at;
      return value;
    }
    return -1;
  }

  /** Nothing is read behind it. */
  private lose(): false {
    this.at = this.end + 1;
    return false;
  }
}
