/**
 * Protocol buffers of any length → the messages that matter, in bounded memory: what a `JsonCutter` is for JSON. Messages
 * that are only containers are walked through as their bytes come, however large they are.
 */
import { readField, readVarint } from './wire';

/** By the number of a field; other fields are skipped unread. */
export interface ProtoRule {
  readonly name: string;
  readonly keep?: boolean;
  readonly inside?: { readonly [field: number]: ProtoRule };
}

/** Who is told what was found, in the order of the file. */
export interface ProtoListener {
  opened(name: string): void;
  kept(name: string, bytes: Buffer, from: number, to: number): void;
  /** `unreadable`, `truncated`, `too-large`. */
  skipped(reason: string): void;
}

/** What stands before each message of a file: nothing, its length as a varint, or in four bytes, the highest first. */
export type Framing = 'none' | 'varint' | 'four-bytes';

interface Frame {
  readonly rule: ProtoRule;
  readonly end: number;
}

const maxMessage = 16 * 1024 * 1024;

/** `write` every piece, then `end`. */
export class ProtoCutter {
  private rest: Buffer = Buffer.alloc(0);
  /** How many bytes of the file came before `rest`. */
  private passed = 0;
  private skip = 0;
  private readonly frames: Frame[];
  private lost = false;

  constructor(
    private readonly root: ProtoRule,
    private readonly framing: Framing,
    private readonly listener: ProtoListener,
  ) {
    this.frames = framing === 'none' ? [{ rule: root, end: Infinity }] : [];
  }

  write(piece: Buffer): void {
    if (this.lost) return;
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    let at = 0;
    while (at < bytes.length && !this.lost) {
      const next = this.skip > 0 ? this.passOver(bytes, at) : this.step(bytes, at);
      if (next === undefined) break;
      at = next;
    }
    this.passed += at;
    this.rest = Buffer.from(bytes.subarray(at));
  }

  end(): void {
    const isWhole =
      this.rest.length === 0 && this.skip === 0 && this.frames.length === (this.framing === 'none' ? 1 : 0);
    if (!isWhole && !this.lost) this.listener.skipped('truncated');
  }

  private passOver(bytes: Buffer, at: number): number {
    const count = Math.min(this.skip, bytes.length - at);
    this.skip -= count;
    this.leave(at + count);
    return at + count;
  }

  /** Where to go on; `undefined` when more bytes are needed. */
  private step(bytes: Buffer, at: number): number | undefined {
    const frame = this.frames.at(-1);
    if (!frame) return this.readFrame(bytes, at);
    const field = readField(bytes, at);
    if (!field) return bytes.length - at > 24 ? this.lose() : undefined;
    const rule = field.wire === 2 ? frame.rule.inside?.[field.number] : undefined;
    if (field.number === 0 || this.passed + field.to > frame.end) return this.lose();
    if (rule && !rule.keep) return this.enter(rule, field.from, field.to);
    if (rule && field.to - field.from > maxMessage) this.listener.skipped('too-large');
    else if (rule) {
      if (field.to > bytes.length) return undefined;
      this.listener.kept(rule.name, bytes, field.from, field.to);
    }
    this.skip = Math.max(0, field.to - bytes.length);
    const next = Math.min(field.to, bytes.length);
    if (this.skip === 0) this.leave(next);
    return next;
  }

  private enter(rule: ProtoRule, from: number, to: number): number {
    this.frames.push({ rule, end: this.passed + to });
    this.listener.opened(rule.name);
    this.leave(from);
    return from;
  }

  /** Out of all messages that end here. */
  private leave(at: number): void {
    while (this.frames.length > 0 && this.frames.at(-1)!.end === this.passed + at) this.frames.pop();
  }

  private readFrame(bytes: Buffer, at: number): number | undefined {
    const found = readLength(bytes, at, this.framing);
    if (!found) return bytes.length - at > 10 ? this.lose() : undefined;
    const [length, from] = found;
    if (length > 0) this.frames.push({ rule: this.root, end: this.passed + from + length });
    return from;
  }

  private lose(): undefined {
    this.lost = true;
    this.listener.skipped('unreadable');
  }
}

/** The length that stands before a message, and where the message begins. */
export function readLength(bytes: Buffer, at: number, framing: Framing): readonly [number, number] | undefined {
  if (framing !== 'four-bytes') return readVarint(bytes, at);
  return at + 4 <= bytes.length ? [bytes.readUInt32BE(at), at + 4] : undefined;
}
