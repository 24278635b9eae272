/**
 * A span of OTLP JSON read straight from its bytes, without the objects that `JSON.parse` would make of it. It reads what
 * exporters write every day; of anything else it says so, and `JSON.parse` has it.
 */
import { BytesMemo } from '../json/bytes-memo';
import { OtlpAttributeScanner } from './otlp-attribute-scanner';
import { isErrorCode } from './otlp-span';
import { OtlpTexts } from './otlp-texts';
import { bitsOf, type OtlpWord } from './otlp-words';
import { readId } from './read-id';
import type { Span, SpanKind, SpanResource } from './span';
import { toKind } from './to-kind';

const [openBrace, closeBrace] = [0x7b, 0x7d];
const [quote, comma, colon] = [0x22, 0x2c, 0x3a];
/** Without these it is no span, or one that says why. */
const needed = bitsOf('traceId', 'spanId', 'startTimeUnixNano', 'endTimeUnixNano');
const startBit = bitsOf('startTimeUnixNano');

/** One for a file: `scan` every span, and take it before the next one. */
export class OtlpSpanScanner {
  private readonly texts = new OtlpTexts();
  private readonly json = this.texts.json;
  private readonly attributes = new OtlpAttributeScanner(this.texts);
  private readonly traces = new BytesMemo(64, 32, (bytes, from, to) => readId(bytes, from, to, 16));
  private readonly ids = new BytesMemo(2048, 16, (bytes, from, to) => readId(bytes, from, to, 8));

  private seen = 0;
  private trace: string | undefined;
  private id: string | undefined;
  private parent: string | undefined;
  private name = '';
  private kind: SpanKind = 'internal';
  private error = false;
  private seconds = 0;
  private nanos = 0;
  private start = 0;
  private duration = 0;

  /**
   * @param at where its brace stands
   * @param lines whether a span may go on in the next line
   * @returns where it ends; -1 for whatever is not read here
   */
  scan(bytes: Buffer, at: number, lines: boolean): number {
    this.clear();
    this.json.start(bytes, at + 1, lines);
    const isWhole = this.members() && (this.seen & needed) === needed;
    return isWhole && this.trace && this.id ? this.json.at : -1;
  }

  /** The span read last. Its facts are those of the next one, too: whoever keeps them makes a copy. */
  take(resource: SpanResource): Span {
    const { trace, id, parent, name, kind, start, duration, error } = this;
    const { facts } = this.attributes.gatherer;
    return { trace: trace!, id: id!, parent, name, kind, start, duration, error, resource, facts };
  }

  private clear(): void {
    this.attributes.gatherer.clear();
    this.seen = 0;
    this.trace = undefined;
    this.id = undefined;
    this.parent = undefined;
    this.name = '';
    this.kind = 'internal';
    this.error = false;
  }

  private members(): boolean {
    const { json } = this;
    do {
      const word = this.texts.word();
      if (word === false || !json.take(colon)) return false;
      if (!(word && word.bit !== 0 ? this.member(word) : json.skip())) return false;
    } while (json.take(comma));
    return json.take(closeBrace);
  }

  /** What comes twice is not read: the last would count. */
  private member({ name, bit }: OtlpWord): boolean {
    if ((this.seen & bit) !== 0) return false;
    this.seen |= bit;
    if (name === 'attributes') return this.attributes.attributes();
    if (name === 'status') return this.status();
    if (name === 'kind') return this.readKind();
    if (!this.json.text()) return false;
    if (name === 'start') return this.readStart();
    if (name === 'end') return this.readEnd();
    if (name === 'name') this.name = this.texts.text();
    else if (name === 'trace') this.trace = this.idOf(this.traces);
    else if (name === 'id') this.id = this.idOf(this.ids);
    else this.parent = this.idOf(this.ids);
    return true;
  }

  private readStart(): boolean {
    const { from, to, bytes } = this.json;
    if (to - from !== 19) return false;
    this.seconds = digitsOf(bytes, from, from + 10);
    this.nanos = digitsOf(bytes, from + 10, to);
    if (!(this.seconds > 0 && this.seconds < 2 ** 32 && this.nanos >= 0)) return false;
    this.start = (this.seconds * 1e9 + this.nanos) / 1e6;
    return true;
  }

  /** Behind the start; `"0"` where it did not end. */
  private readEnd(): boolean {
    const { from, to, bytes } = this.json;
    if ((this.seen & startBit) === 0) return false;
    this.duration = 0;
    if (to - from === 1 && bytes[from] === 0x30) return true;
    const seconds = digitsOf(bytes, from, from + 10);
    const nanos = digitsOf(bytes, from + 10, to);
    if (to - from !== 19 || !(seconds >= 0 && nanos >= 0)) return false;
    this.duration = seconds * 1000 - this.seconds * 1000 + (nanos - this.nanos) / 1e6;
    return true;
  }

  private readKind(): boolean {
    if (this.json.peek() === quote) return this.json.text() && Boolean((this.kind = toKind(this.texts.text())));
    return this.json.number() && Boolean((this.kind = toKind(this.texts.number())));
  }

  private status(): boolean {
    const { json } = this;
    if (!json.take(openBrace)) return false;
    if (json.take(closeBrace)) return true;
    let codes = 0;
    do {
      const word = this.texts.word();
      const isCode = word && word.name === 'code' && ++codes > 0;
      if (codes > 1 || word === false || !json.take(colon) || !(isCode ? this.code() : json.skip())) return false;
    } while (json.take(comma));
    return json.take(closeBrace);
  }

  private code(): boolean {
    const isText = this.json.peek() === quote;
    if (!(isText ? this.json.text() : this.json.number())) return false;
    this.error = isErrorCode(isText ? this.texts.text() : this.texts.number());
    return true;
  }

  private idOf(memo: BytesMemo<string | undefined>): string | undefined {
    const { bytes, from, to, hash } = this.json;
    return memo.get(bytes, from, to, hash);
  }
}

/** A whole number of these digits; `NaN` where they are none. */
function digitsOf(bytes: Buffer, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = bytes[at]! - 0x30;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = number * 10 + digit;
  }
  return number;
}
