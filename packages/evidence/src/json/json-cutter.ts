/**
 * JSON of any length → the objects that matter, in bounded memory. A scanner of bytes finds where they begin and end;
 * `JSON.parse` reads runs of them at once, which is faster than any tokenizer written in JavaScript.
 */
import type { CutListener, CutRule } from './cut-rule';
import { parseRun } from './parse-run';

/** Deeper is no trace: what nests deeper is skipped. */
const maxDepth = 128;
/** A single object longer than this is skipped. */
const maxObject = 16 * 1024 * 1024;
const maxRun = 256 * 1024;

const quote = 0x22;
const backslash = 0x5c;
const newline = 0x0a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
/** The bit that a bracket lacks and a brace has. */
const braceBit = 0x20;

type Mode = 'structure' | 'key' | 'text' | 'body' | 'lost';

interface Frame {
  readonly rule: CutRule;
  readonly isArray: boolean;
  key: string | undefined;
}

/** `write` every piece, then `end`. Pieces may be cut anywhere: the listener is told the same. */
export class JsonCutter {
  private mode: Mode = 'structure';
  private readonly frames: Frame[] = [];
  private key: number[] = [];
  private escaped = false;
  private inText = false;
  private depth = 0;
  /** Whether each line is a document: known when the first line has ended. */
  private byLine: boolean | undefined;
  private seen = false;

  private keeping: CutRule | undefined;
  private from = 0;
  private pieces: Buffer[] = [];
  private pieceBytes = 0;

  private run: CutRule | undefined;
  private bounds: number[] = [];

  constructor(
    private readonly root: CutRule,
    private readonly listener: CutListener,
  ) {}

  write(chunk: Buffer): void {
    this.from = 0;
    let at = 0;
    while (at < chunk.length) {
      if (this.mode === 'body') at = this.readBody(chunk, at);
      else if (this.mode === 'structure') at = this.readStructure(chunk, at);
      else if (this.mode === 'key') at = this.readKey(chunk, at);
      else if (this.mode === 'text') at = this.skipText(chunk, at);
      else at = this.findLine(chunk, at);
    }
    this.flush(chunk);
    if (this.keeping) this.putAside(chunk.subarray(this.from));
  }

  end(): void {
    if (this.frames.length > 0 || this.mode === 'body') this.listener.skipped('truncated');
  }

  /** One byte between values. */
  private readStructure(chunk: Buffer, at: number): number {
    const byte = chunk[at]!;
    const frame = this.frames.at(-1);
    if (byte === openBrace || byte === openBracket) return this.open(frame, byte === openBracket, chunk, at);
    if (byte === closeBrace || byte === closeBracket) this.close(frame, byte === closeBracket, chunk);
    else if (byte === quote) this.openText(frame);
    else if (byte === newline) this.endLine(chunk);
    else if (byte === 0x2c && frame && !frame.isArray) frame.key = undefined;
    else if (!frame && isContent(byte)) this.lose(chunk);
    return at + 1;
  }

  private open(frame: Frame | undefined, isArray: boolean, chunk: Buffer, at: number): number {
    this.seen = true;
    const rule = !frame ? this.root : frame.isArray ? frame.rule : frame.rule.inside?.[frame.key ?? ''];
    const skips = !rule || this.frames.length > maxDepth;
    if (this.run !== rule || !frame) this.flush(chunk);
    if (!skips && (isArray || !rule.keep)) {
      this.flush(chunk);
      this.frames.push({ rule, isArray, key: undefined });
      if (!isArray) this.listener.opened?.(rule.name);
      return at + 1;
    }
    const end = skips ? -1 : this.scan(rule.name, chunk, at);
    if (end >= 0) return end;
    this.mode = 'body';
    this.depth = 1;
    this.inText = false;
    if (skips) return at + 1;
    this.keeping = rule;
    this.from = at;
    return at + 1;
  }

  /** Where an object ends that the listener read by itself; -1 when it did not. */
  private scan(name: string, chunk: Buffer, at: number): number {
    const end = this.listener.scan?.(name, chunk, at, this.byLine === false) ?? -1;
    if (end < 0) return -1;
    this.flush(chunk);
    this.listener.scanned?.();
    return end;
  }

  private close(frame: Frame | undefined, isArray: boolean, chunk: Buffer): void {
    if (frame?.isArray !== isArray) return this.lose(chunk);
    this.flush(chunk);
    this.frames.pop();
  }

  private openText(frame: Frame | undefined): void {
    const isKey = frame && !frame.isArray && frame.key === undefined;
    this.mode = isKey ? 'key' : 'text';
    this.key = [];
  }

  private readKey(chunk: Buffer, at: number): number {
    const byte = chunk[at]!;
    if (byte === newline) return this.breakOff(chunk, at + 1);
    if (byte === quote && !this.escaped) {
      this.frames.at(-1)!.key = Buffer.from(this.key).toString();
      this.mode = 'structure';
    } else if (this.key.length < maxDepth) this.key.push(byte);
    this.escaped = byte === backslash && !this.escaped;
    return at + 1;
  }

  private skipText(chunk: Buffer, at: number): number {
    for (; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (this.escaped) this.escaped = false;
      else if (byte === backslash) this.escaped = true;
      else if (byte === newline) return this.breakOff(chunk, at + 1);
      else if (byte === quote) {
        this.mode = 'structure';
        return at + 1;
      }
    }
    return at;
  }

  /** The inside of an object or array that is kept or skipped: nearly all bytes of a file go through here. */
  private readBody(chunk: Buffer, at: number): number {
    const length = chunk.length;
    let { depth, inText } = this;
    if (this.escaped) {
      this.escaped = false;
      at++;
    }
    while (at < length) {
      const byte = chunk[at++]!;
      if (inText) {
        if (byte === quote) inText = false;
        else if (byte === backslash) at++;
        else if (byte === newline) return this.breakOff(chunk, at);
      } else if (byte === quote) inText = true;
      else if ((byte | braceBit) === openBrace) {
        if (++depth > maxDepth) this.drop('too-deep');
      } else if ((byte | braceBit) === closeBrace) {
        if (--depth === 0) return this.endBody(chunk, at);
      } else if (byte === newline && this.byLine !== false && this.endLine(chunk)) return at;
    }
    this.escaped = at > length;
    this.depth = depth;
    this.inText = inText;
    return length;
  }

  private endBody(chunk: Buffer, at: number): number {
    this.mode = 'structure';
    const rule = this.keeping;
    this.keeping = undefined;
    if (!rule) return at;
    if (this.pieceBytes + at - this.from > maxObject) {
      this.listener.skipped('too-large');
      this.forget();
    } else if (this.pieceBytes > 0) {
      this.putAside(chunk.subarray(this.from, at));
      const whole = Buffer.concat(this.pieces);
      this.forget();
      this.tell(rule, whole, [0, whole.length]);
    } else {
      this.run = rule;
      this.bounds.push(this.from, at);
      if (at - this.bounds[0]! > maxRun) this.flush(chunk);
    }
    return at;
  }

  private breakOff(chunk: Buffer, at: number): number {
    this.lose(chunk);
    this.mode = 'structure';
    return at;
  }

  private putAside(piece: Buffer): void {
    this.pieceBytes += piece.length;
    if (this.pieceBytes > maxObject) this.drop('too-large');
    else this.pieces.push(Buffer.from(piece));
  }

  /** The object at hand is scanned to its end, but not kept. */
  private drop(reason: string): void {
    if (this.keeping) this.listener.skipped(reason);
    this.forget();
    this.keeping = undefined;
  }

  private forget(): void {
    this.pieces = [];
    this.pieceBytes = 0;
  }

  private flush(chunk: Buffer): void {
    if (this.run && this.bounds.length > 0) this.tell(this.run, chunk, this.bounds);
    this.run = undefined;
    this.bounds = [];
  }

  private tell({ name }: CutRule, bytes: Buffer, bounds: readonly number[]): void {
    const { values, unreadable } = parseRun(bytes, bounds);
    if (values.length > 0) this.listener.kept(name, values);
    for (let i = 0; i < unreadable; i++) this.listener.skipped('unreadable');
  }

  /** Whether a document was cut off by the end of its line. */
  private endLine(chunk: Buffer): boolean {
    const isWhole = this.frames.length === 0 && this.mode === 'structure';
    if (this.seen) this.byLine ??= isWhole;
    if (isWhole || !this.byLine) return false;
    this.lose(chunk);
    this.mode = 'structure';
    return true;
  }

  /** What follows cannot be understood; the next line may be. */
  private lose(chunk: Buffer): void {
    this.flush(chunk);
    this.listener.skipped('unreadable');
    this.forget();
    this.keeping = undefined;
    this.escaped = false;
    this.frames.length = 0;
    this.mode = 'lost';
  }

  private findLine(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(newline, at);
    if (end < 0) return chunk.length;
    this.mode = 'structure';
    return end + 1;
  }
}

/** Neither white space, nor a comma, nor a mark of the order of bytes or of records. */
function isContent(byte: number): boolean {
  return byte > 0x20 && byte !== 0x2c && byte !== 0xef && byte !== 0xbb && byte !== 0xbf;
}
