/** What an operator wants forgotten, from the words of a query. */
import type { Caching } from '@banyan/routing';
import type { Purge } from '../store/cache-store';
import { countedTarget, toPlace } from './cache-key';

const ways = 'say what to purge: one of url, prefix, tag and all, e.g. ?url=http://shop.example.com/photos/7';

/**
 * A URL without a query stands for all queries of its path.
 * @param cachings every way in which the plan counts parameters
 * @returns a sentence when it cannot be understood
 */
export function toPurge(query: URLSearchParams, cachings: readonly Caching[]): Purge | string {
  const [[kind, value] = ['', ''], ...more] = [...query];
  if (more.length > 0) return ways;
  if (kind === 'all') return { kind: 'all' };
  if (value === '') return ways;
  if (kind === 'tag') return { kind, tag: value };
  if (kind !== 'url' && kind !== 'prefix') return ways;
  const [, host = '', rest = ''] = /^(?:https?:\/\/)?([^/?#]+)(\/[^#]*)?$/i.exec(value) ?? [];
  if (host === '') return `"${value}" is no URL; write it as http://shop.example.com/photos/7`;
  const target = rest === '' ? '/' : rest;
  const place = toPlace(host, target);
  if (kind === 'prefix') return { kind, prefix: place };
  if (!target.includes('?')) return { kind: 'place', place };
  return { kind: 'targets', place, targets: [target, ...cachings.map((caching) => countedTarget(target, caching))] };
}
