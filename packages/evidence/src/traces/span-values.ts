/** Values as exporters write them → values as a span has them. Whatever cannot be one gives `undefined`. */

/** An object of JSON: nothing about it is taken for granted. */
export type Loose = Readonly<Record<string, unknown>>;

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

/** Milliseconds between two moments in nanoseconds, without what a double loses of either. */
export function millisBetween(from: unknown, to: unknown): number | undefined {
  if (isLong(from) && isLong(to))
    return (
      Number(to.slice(0, -9)) * 1000 -
      Number(from.slice(0, -9)) * 1000 +
      (Number(to.slice(-9)) - Number(from.slice(-9))) / 1e6
    );
  const [start, end] = [nanosToMillis(from), nanosToMillis(to)];
  return start === undefined || end === undefined ? undefined : end - start;
}

/** Seconds and nine digits more. */
function isLong(value: unknown): value is string {
  return typeof value === 'string' && value.length === 19 && /^\d+$/.test(value);
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
