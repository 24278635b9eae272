/** Requests and answers for the specs of the rules, from their fields only. */
import type { Caching } from '@banyan/routing';
import type { KeptHead } from '../kept-answer';
import { type Arrived, toKept } from './may-keep';
import { toWish, type Wish } from './wish';

/** Noon of a day. */
export const noon = Date.UTC(2026, 10, 30, 12);

/** What holds where the plan says nothing. */
export const plainRules: Caching = {
  ...{ ttl: undefined, maxBody: 1_048_576, counts: undefined, headers: [], ignoresCookie: undefined },
  ...{ staleWhileRevalidate: undefined, staleIfError: undefined, heedsCallers: true },
};

/** A date of HTTP, so many seconds from noon. */
export function date(seconds: number): string {
  return new Date(noon + seconds * 1000).toUTCString();
}

/** `a: 1; b: 2` as a list of names and values. */
export function fieldsOf(text: string): string[] {
  return text === ''
    ? []
    : text.split('; ').flatMap((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
}

/** A request with these fields. */
export function wishOf(text = '', rules: Partial<Caching> = {}, method = 'GET'): Wish {
  return toWish(method, fieldsOf(text), { ...plainRules, ...rules });
}

/** An answer that came at noon. */
export function arrivedWith(text: string, status = 200): Arrived {
  return { status, statusText: '', fields: fieldsOf(text), requestedAt: noon, receivedAt: noon };
}

/** The head that is kept of it; undefined when it must not be. */
export function keep(
  text: string,
  { status = 200, request = '', rules = {} }: { status?: number; request?: string; rules?: Partial<Caching> } = {},
): KeptHead | undefined {
  return toKept(wishOf(request, rules), arrivedWith(text, status), { ...plainRules, ...rules });
}

/** The same where it must be possible. */
export function kept(text: string, more: Parameters<typeof keep>[1] = {}): KeptHead {
  const head = keep(text, more);
  if (!head) throw new Error(`not kept: ${text}`);
  return head;
}
