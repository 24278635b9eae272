/** How old an answer is (RFC 9111 4.2.3). */
import type { KeptHead } from '../kept-answer';
import { valuesOf } from './field-list';
import { parseHttpDate } from './parse-http-date';

/**
 * Seconds an answer was old when it came.
 * @param requestedAt when its request was sent, in milliseconds since 1970
 * @param receivedAt when its head came
 */
export function initialAge(fields: readonly string[], requestedAt: number, receivedAt: number): number {
  const date = parseHttpDate(valuesOf(fields, 'date')[0] ?? '', receivedAt) ?? receivedAt;
  const apparent = Math.max(0, (receivedAt - date) / 1000);
  // A Date counts whole seconds: less than one of them is no age.
  const corrected = ageValue(fields) + Math.max(0, receivedAt - requestedAt) / 1000;
  return Math.max(apparent < 1 ? 0 : apparent, corrected);
}

/** Seconds an answer is old now. */
export function ageOf({ initialAge: age, receivedAt }: KeptHead, now: number): number {
  return age + Math.max(0, now - receivedAt) / 1000;
}

/** The first member of the first field counts (RFC 9111 5.1); what is no number is ignored. */
function ageValue(fields: readonly string[]): number {
  const [first = ''] = (valuesOf(fields, 'age')[0] ?? '').split(',');
  return /^\d+$/.test(first.trim()) ? Number(first) : 0;
}
