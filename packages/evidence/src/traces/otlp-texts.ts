/** The words and texts of OTLP JSON, as they come. */
import { BytesMemo } from '../json/bytes-memo';
import { decodeText, JsonBytes } from '../json/json-bytes';
import { type OtlpWord, otlpWord } from './otlp-words';

/** Reads on where its `json` stands; texts and words that come again are not decoded again. */
export class OtlpTexts {
  readonly json = new JsonBytes();
  private readonly words = memoOf(128, 32, otlpWord);
  private readonly texts = memoOf(4096, 1024, (text) => text);

  /** The name of a member: `undefined` for a name that is not known, `false` for what is no name. */
  word(): OtlpWord | undefined | false {
    const { json } = this;
    return json.text() && this.words.get(json.bytes, json.from, json.to, json.hash);
  }

  /** The text that was read last. */
  text(): string {
    const { bytes, from, to, hash } = this.json;
    return this.texts.get(bytes, from, to, hash);
  }

  /** The number that was read last. */
  number(): number {
    const { bytes, from, to } = this.json;
    return to - from === 1 ? bytes[from]! - 0x30 : Number(bytes.toString('latin1', from, to));
  }
}

/** By the text that the bytes stand for. */
export function memoOf<T>(slots: number, width: number, make: (text: string) => T): BytesMemo<T> {
  return new BytesMemo(slots, width, (bytes, from, to) => make(decodeText(bytes, from, to)));
}
