/** Documents whose texts are safe to print: names in the analysed code may hold line breaks and cursor codes. */
import { printable } from '../print/printable';

/** The same value with every string on one line. */
export function toPrintable<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T;
  if (Array.isArray(value)) return value.map(toPrintable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toPrintable(part)])) as T;
}
