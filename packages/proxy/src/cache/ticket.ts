/** A caller's request on its way through the cache. */
import type { Caching } from '@banyan/routing';
import type { Exchange } from '../forward/exchange';
import type { Way } from '../table/way';
import { type CacheKey, countedFields, countedTarget, type Place, toCacheKey, toPlace } from './rules/cache-key';
import { toWish, type Wish } from './rules/wish';

/** What is worked out of a request once. */
export interface Ticket {
  readonly exchange: Exchange;
  /** The side it was assigned to, wherever it is answered in the end. */
  readonly way: Way;
  readonly rules: Caching;
  readonly place: Place;
  readonly key: CacheKey;
  /** As it goes to the upstream: what does not count is not sent, so that no kept answer can depend on it. */
  readonly target: string;
  readonly wish: Wish;
}

/** Of an exchange that has not set out. */
export function toTicket(exchange: Exchange, rules: Caching): Ticket {
  const { head, way } = exchange;
  const target = countedTarget(exchange.target, rules);
  const fields = countedFields(head.fields, rules);
  const place = toPlace(head.host, target);
  const key = toCacheKey(way.destination, place, target, fields, rules);
  return { exchange, way, rules, place, key, target, wish: toWish(exchange.request.method ?? 'GET', fields, rules) };
}

/** Whether an answer to it may be a kept one at all; what has a body is none of a cache's business. */
export function isCacheable({ request, head }: Pick<Exchange, 'request' | 'head'>): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && !head.chunked && !head.length;
}
