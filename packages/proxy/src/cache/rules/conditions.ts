/** Conditional requests: those we make, and those that callers make of what is kept (RFC 9111 4.3). */
import type { KeptHead } from '../kept-answer';
import { joinedValue, valuesOf, withoutFields } from './field-list';
import { parseHttpDate } from './parse-http-date';

const callersConditions: ReadonlySet<string> = new Set([
  ...['if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since', 'if-range', 'range'],
]);

/**
 * A request's fields with the conditions of our own instead of the caller's.
 * @returns undefined when the kept answer has no validator
 */
export function validating(fields: readonly string[], head: KeptHead): string[] | undefined {
  const tag = valuesOf(head.fields, 'etag')[0];
  const modified = valuesOf(head.fields, 'last-modified')[0];
  if (tag === undefined && modified === undefined) return undefined;
  const own = withoutFields(fields, callersConditions);
  if (tag !== undefined) own.push('If-None-Match', tag);
  if (modified !== undefined) own.push('If-Modified-Since', modified);
  return own;
}

/** The same without any condition, for an answer that everybody can use. */
export function unconditional(fields: readonly string[]): string[] {
  return withoutFields(fields, callersConditions);
}

/** Whether the caller already has the answer, and is to get 304 (RFC 9110 13.2.2 steps 3 and 4). */
export function isNotModified(head: KeptHead, requestFields: readonly string[]): boolean {
  if (head.status !== 200) return false;
  const tags = joinedValue(requestFields, 'if-none-match');
  if (tags !== undefined) return matchesWeakly(tags, valuesOf(head.fields, 'etag')[0]);
  const since = parseHttpDate(valuesOf(requestFields, 'if-modified-since')[0] ?? '', head.receivedAt);
  if (since === undefined) return false;
  const known = valuesOf(head.fields, 'last-modified')[0] ?? valuesOf(head.fields, 'date')[0] ?? '';
  const modified = parseHttpDate(known, head.receivedAt);
  return modified !== undefined && modified <= since;
}

/** RFC 9110 8.8.3.2; a tag is compared as it is written, its quotes with it. */
function matchesWeakly(list: string, tag: string | undefined): boolean {
  if (list.trim() === '*') return true;
  if (tag === undefined) return false;
  const opaque = strip(tag);
  return (list.match(/(?:W\/)?"[^"]*"|[^\s,]+/g) ?? []).some((candidate) => strip(candidate) === opaque);
}

function strip(tag: string): string {
  return tag.replace(/^W\//, '');
}
