/** Whether a call is made without waiting for it: an event, whose listeners run for themselves. */
import type { Call } from '../facts-index';

export function isAside({ through }: Pick<Call, 'through'>): boolean {
  return through === 'event';
}
