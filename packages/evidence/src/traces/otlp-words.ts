/** The words of OTLP JSON, in camelCase and snake_case, by one name for both. */

/** What a word is called here. */
export type OtlpName = SpanMember | 'code' | 'key' | 'value' | 'text' | 'number' | 'other';

/** What is read of a span. */
export type SpanMember = 'trace' | 'id' | 'parent' | 'name' | 'kind' | 'start' | 'end' | 'attributes' | 'status';

export interface OtlpWord {
  readonly name: OtlpName;
  /** Of a member of a span, one of its own, to see whether it came already; 0 of others. */
  readonly bit: number;
}

const members: Readonly<Record<string, SpanMember>> = {
  traceId: 'trace',
  spanId: 'id',
  parentSpanId: 'parent',
  name: 'name',
  kind: 'kind',
  startTimeUnixNano: 'start',
  endTimeUnixNano: 'end',
  attributes: 'attributes',
  status: 'status',
};

const others: Readonly<Record<string, OtlpName>> = {
  code: 'code',
  key: 'key',
  value: 'value',
  stringValue: 'text',
  intValue: 'number',
  doubleValue: 'number',
  boolValue: 'other',
  arrayValue: 'other',
};

const words = new Map<string, OtlpWord>([
  ...Object.entries(members).flatMap(([text, name], i) => inBothWays(text, { name, bit: 1 << i })),
  ...Object.entries(others).flatMap(([text, name]) => inBothWays(text, { name, bit: 0 })),
]);

function inBothWays(text: string, word: OtlpWord): [string, OtlpWord][] {
  return [text, text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)].map((way) => [way, word]);
}

/** `undefined` for any other word. */
export function otlpWord(text: string): OtlpWord | undefined {
  return words.get(text);
}

/** The bits of several members. */
export function bitsOf(...texts: readonly string[]): number {
  return texts.reduce((bits, text) => bits | (words.get(text)?.bit ?? 0), 0);
}
