/** A part of a kept answer (RFC 9110 14). */
import type { KeptHead } from '../kept-answer';
import { valuesOf } from './field-list';

/** `first` and `last` byte, both counted from 0. */
export type Part = { readonly first: number; readonly last: number } | 'unsatisfiable' | undefined;

/**
 * The one part asked for; undefined when the whole is to be given: also for several parts, and for what we do not
 * understand, as RFC 9110 14.2 allows.
 */
export function readRange(head: KeptHead, requestFields: readonly string[]): Part {
  const values = valuesOf(requestFields, 'range');
  if (head.status !== 200 || values.length !== 1 || !stillMeant(head, requestFields)) return undefined;
  const [, from = '', to = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(values[0] ?? '') ?? [];
  const { length } = head;
  if (from === '') {
    if (to === '') return undefined;
    const size = Math.min(Number(to), length);
    return size === 0 ? 'unsatisfiable' : { first: length - size, last: length - 1 };
  }
  const first = Number(from);
  const last = to === '' ? length - 1 : Number(to);
  if (to !== '' && last < first) return undefined;
  return first >= length ? 'unsatisfiable' : { first, last: Math.min(last, length - 1) };
}

/** If-Range: a strong tag, or exactly the same date (RFC 9110 13.1.5). */
function stillMeant(head: KeptHead, requestFields: readonly string[]): boolean {
  const [condition] = valuesOf(requestFields, 'if-range');
  if (condition === undefined) return true;
  if (condition.startsWith('"')) return condition === valuesOf(head.fields, 'etag')[0];
  return condition === valuesOf(head.fields, 'last-modified')[0];
}
