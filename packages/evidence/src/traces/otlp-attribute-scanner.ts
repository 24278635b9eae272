/** The attributes of a span of OTLP JSON, read straight from its bytes. */
import { FactGatherer, type KnownAttribute, knownAttribute } from './attribute-names';
import { memoOf, type OtlpTexts } from './otlp-texts';
import type { OtlpName } from './otlp-words';

const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const [quote, comma, colon] = [0x22, 0x2c, 0x3a];
/** How nearly all attributes are written. */
const keyOpening = Buffer.from('{"key":"');
const textOpening = Buffer.from(',"value":{"stringValue":"');

/** Every method gives `false` where something is not read here. */
export class OtlpAttributeScanner {
  readonly gatherer = new FactGatherer();
  private readonly names = memoOf(1024, 64, knownAttribute);

  constructor(private readonly texts: OtlpTexts) {}

  /** A list of them: `gatherer` has what they say. */
  attributes(): boolean {
    const { json } = this.texts;
    if (!json.take(openBracket)) return false;
    if (json.take(closeBracket)) return true;
    do if (!this.attribute()) return false;
    while (json.take(comma));
    return json.take(closeBracket);
  }

  private attribute(): boolean {
    const { json } = this.texts;
    if (!(json.goes(keyOpening) ? json.restOfText() : this.opensWithKey())) return false;
    const known = this.names.get(json.bytes, json.from, json.to, json.hash);
    return (json.goes(textOpening) ? this.restOfValue(known) : this.anyValue(known)) && json.take(closeBrace);
  }

  private opensWithKey(): boolean {
    const { json } = this.texts;
    return json.take(openBrace) && this.name() === 'key' && json.take(colon) && json.text();
  }

  /** A text whose quote was read. */
  private restOfValue(known: KnownAttribute | undefined): boolean {
    if (!this.texts.json.restOfText()) return false;
    if (known) this.gatherer.put(known, this.texts.text());
    return this.texts.json.take(closeBrace);
  }

  private anyValue(known: KnownAttribute | undefined): boolean {
    const { json } = this.texts;
    if (!json.take(comma) || this.name() !== 'value' || !json.take(colon)) return false;
    return known ? this.value(known) : json.skip();
  }

  /** `{"stringValue":"x"}`: one of them, and nothing beside it. */
  private value(known: KnownAttribute): boolean {
    const { json } = this.texts;
    const sort = json.take(openBrace) ? this.name() : undefined;
    if (!json.take(colon)) return false;
    if (sort === 'other') return json.skip() && json.take(closeBrace);
    const isText = json.peek() === quote;
    if (sort !== 'number' && !(sort === 'text' && isText)) return false;
    if (!(isText ? json.text() : json.number())) return false;
    this.gatherer.put(known, isText ? this.texts.text() : String(this.texts.number()));
    return json.take(closeBrace);
  }

  private name(): OtlpName | undefined {
    const word = this.texts.word();
    return word ? word.name : undefined;
  }
}
