/** Values as exporters write them → values as a span has them. Whatever cannot be one gives `undefined`. */

/** Text of at least one character; numbers are written out. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** A finite number, of text, too. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Nanoseconds, as text or number → milliseconds. A double holds the time of day to a quarter of a microsecond. */
export function nanosToMillis(value: unknown): number | undefined {
  const nanos = toNumber(value);
  return nanos === undefined ? undefined : nanos / 1e6;
}

const hex = /^[0-9a-f]+$/;

/**
 * An id in hex, or in base64 as protobuf's own JSON has it → lower-case hex; ids of no bytes and of zeros are none.
 * @param bytes how long an id of this sort is: 16 for traces, 8 for spans
 */
export function toId(value: unknown, bytes: 8 | 16): string | undefined {
  if (typeof value !== 'string' || value === '') return typeof value === 'number' ? String(value) : undefined;
  if (value.length === bytes * 2 && hex.test(value)) return isZero(value) ? undefined : value;
  const base64Length = bytes === 8 ? 12 : 24;
  if (value.length === base64Length && value.endsWith('=')) return fromBase64(value);
  const lower = value.toLowerCase();
  return isZero(lower) ? undefined : lower;
}

function fromBase64(value: string): string | undefined {
  const id = Buffer.from(value, 'base64').toString('hex');
  return isZero(id) ? undefined : id;
}

function isZero(id: string): boolean {
  return id.charCodeAt(0) === 0x30 && /^0+$/.test(id);
}
