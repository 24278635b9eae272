/** An answer's fields as they came, but for those that http-proxy or a listener has changed. */
import type { IncomingHttpHeaders } from 'node:http';

/** Value of a field, in the forms Node allows. */
export type FieldValue = number | string | readonly string[];

/** A field that was set by name. */
export interface SetField {
  readonly name: string;
  readonly value: FieldValue;
}

/** Stay as they came, whatever anybody says: they frame the message or belong to one connection. */
const framing: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'transfer-encoding',
  'trailer',
  'upgrade',
]);

/**
 * Node's `headers` join what repeats and lower names; so they only serve to see what was changed.
 * @param raw names and values in turn, as they came
 * @param before the same as Node's headers, before anybody changed them
 * @param after what http-proxy and listeners set, by name in lower case
 * @returns names and values in turn
 */
export function toAnswerFields(
  raw: readonly string[],
  before: IncomingHttpHeaders,
  after: ReadonlyMap<string, SetField>,
): string[] {
  const fields: string[] = [];
  const changed = new Set<string>();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const [name, value] = [raw[i] as string, raw[i + 1] as string];
    const key = name.toLowerCase();
    const now = after.get(key);
    if (framing.has(key) || !Object.hasOwn(before, key) || isSame(before[key], now?.value)) fields.push(name, value);
    else if (now && !changed.has(key)) push(fields, name, now.value);
    if (now) changed.add(key);
  }
  for (const [key, { name, value }] of after) if (!changed.has(key) && !framing.has(key)) push(fields, name, value);
  return fields;
}

/** A copy that stays when the original is changed. */
export function copyHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const pairs = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? [...value] : value]);
  return Object.fromEntries(pairs) as IncomingHttpHeaders;
}

function push(fields: string[], name: string, value: FieldValue): void {
  for (const one of Array.isArray(value) ? (value as readonly string[]) : [String(value)]) fields.push(name, one);
}

function isSame(before: FieldValue | undefined, now: FieldValue | undefined): boolean {
  return now !== undefined && [before].flat().join('\n') === [now].flat().join('\n');
}
