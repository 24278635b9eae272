/** A place in the bytes of JSON that moves on over what is read. Takes nothing for JSON that `JSON.parse` would not. */

const quote = 0x22;
const backslash = 0x5c;
const deepest = 64;
const closer: Readonly<Record<number, number>> = { 0x7b: 0x7d, 0x5b: 0x5d };
/** `"\/bfnrt`: what may stand behind a backslash, but for `u`. */
const escapes = new Uint8Array(256);
for (const letter of '"\\/bfnrt') escapes[letter.charCodeAt(0)] = 1;
const literals = ['true', 'false', 'null'].map((word) => Buffer.from(word));

/**
 * `start`, then read. Every method gives `false` where the bytes are none of what it reads, also where they end too
 * early; where it stands then means nothing.
 */
export class JsonBytes {
  bytes: Buffer = Buffer.alloc(0);
  at = 0;
  /** The text read last, without its quotes, as it stands; a hash of its bytes. */
  from = 0;
  to = 0;
  hash = 0;
  private lines = false;

  /** @param lines whether a value may go on in the next line */
  start(bytes: Buffer, at: number, lines: boolean): void {
    this.bytes = bytes;
    this.at = at;
    this.lines = lines;
  }

  /** The next byte that is no space; -1 at the end. */
  peek(): number {
    const { bytes } = this;
    for (let { at } = this; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte > 0x20 || !this.isSpace(byte)) {
        this.at = at;
        return byte;
      }
    }
    return -1;
  }

  /** This byte comes next, behind whatever space. */
  take(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.at++;
    return true;
  }

  /** These bytes come next, to the byte; where they do not, it stands where it stood. */
  goes(expected: Uint8Array): boolean {
    const { bytes, at } = this;
    const { length } = expected;
    if (at + length > bytes.length) return false;
    for (let i = 0; i < length; i++) if (bytes[at + i] !== expected[i]) return false;
    this.at = at + length;
    return true;
  }

  /** A text: `from`, `to` and `hash` say what it is. */
  text(): boolean {
    return this.take(quote) && this.restOfText();
  }

  /** A text whose quote was read. */
  restOfText(): boolean {
    const { bytes } = this;
    const { length } = bytes;
    const from = this.at;
    let hash = 0;
    for (let at = from; at < length; at++) {
      const byte = bytes[at]!;
      if (byte === quote) {
        this.from = from;
        this.to = at;
        this.at = at + 1;
        this.hash = hash;
        return true;
      }
      if (byte < 0x20) return false;
      hash = (Math.imul(hash, 31) + byte) | 0;
      if (byte !== backslash) continue;
      const next = at + 1 < length ? bytes[at + 1]! : 0;
      if (escapes[next] !== 1 && !(next === 0x75 && isHex(bytes, at + 2, at + 6))) return false;
      hash = (Math.imul(hash, 31) + next) | 0;
      at++;
    }
    return false;
  }

  /** A number: from `from` to `to`. */
  number(): boolean {
    this.peek();
    const { bytes, at } = this;
    let end = bytes[at] === 0x2d ? at + 1 : at;
    const whole = end;
    end = this.digits(end);
    if (end === whole || (bytes[whole] === 0x30 && end > whole + 1)) return false;
    if (bytes[end] === 0x2e) {
      const fraction = this.digits(end + 1);
      if (fraction === end + 1) return false;
      end = fraction;
    }
    if (bytes[end] === 0x65 || bytes[end] === 0x45) {
      const sign = bytes[end + 1] === 0x2b || bytes[end + 1] === 0x2d ? end + 2 : end + 1;
      end = this.digits(sign);
      if (end === sign) return false;
    }
    if (end >= bytes.length) return false;
    this.from = at;
    this.to = this.at = end;
    return true;
  }

  /** Any value. */
  skip(depth = 0): boolean {
    const byte = this.peek();
    if (byte === quote) return this.text();
    const close = closer[byte];
    if (close === undefined) return this.literal() || this.number();
    if (depth > deepest) return false;
    this.at++;
    if (this.take(close)) return true;
    do {
      if (close === 0x7d && !(this.text() && this.take(0x3a))) return false;
      if (!this.skip(depth + 1)) return false;
    } while (this.take(0x2c));
    return this.take(close);
  }

  private literal(): boolean {
    const { bytes, at } = this;
    const found = literals.find((word) => bytes[at] === word[0] && word.every((byte, i) => bytes[at + i] === byte));
    if (found) this.at += found.length;
    return found !== undefined;
  }

  private digits(at: number): number {
    const { bytes } = this;
    while (at < bytes.length && bytes[at]! >= 0x30 && bytes[at]! <= 0x39) at++;
    return at;
  }

  private isSpace(byte: number): boolean {
    return byte === 0x20 || byte === 0x09 || byte === 0x0d || (byte === 0x0a && this.lines);
  }
}

function isHex(bytes: Buffer, from: number, to: number): boolean {
  if (to > bytes.length) return false;
  for (let at = from; at < to; at++) {
    const letter = bytes[at]! | 0x20;
    const isDigit = bytes[at]! >= 0x30 && bytes[at]! <= 0x39;
    if (!isDigit && !(letter >= 0x61 && letter <= 0x66)) return false;
  }
  return true;
}

/** The text that stands between two quotes. */
export function decodeText(bytes: Buffer, from: number, to: number): string {
  const text = bytes.toString('utf8', from, to);
  return text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text;
}
