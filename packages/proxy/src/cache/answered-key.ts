/** The key of an answer that has just come. */
import type { Exchange } from '../forward/exchange';
import { toCacheKey } from './rules/cache-key';
import type { Ticket } from './ticket';

/** Of the side that answered in the end, which may be the monolith in the service's place. */
export function answeredKey(ticket: Ticket, sent: Exchange | undefined): string {
  const { place, target, rules, wish, key, way } = ticket;
  if (!sent || sent.way.destination.upstream === way.destination.upstream) return key;
  return toCacheKey(sent.way.destination, place, target, wish.fields, rules);
}
