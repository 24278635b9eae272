/** Requests that may change what is kept (RFC 9111 4.4). */
import type { Exchange } from '../forward/exchange';
import { type Place, toPlace } from './rules/cache-key';
import { valuesOf } from './rules/field-list';

/** The safe ones of the registry of methods; whatever is unknown may be unsafe. */
const safe: ReadonlySet<string> = new Set('GET HEAD OPTIONS TRACE PRI QUERY SEARCH PROPFIND REPORT'.split(' '));

/**
 * Whether every query of a place is concerned, on both sides of a route: the lists of what was changed are there as well,
 * and both sides may work on the same data.
 * @param onChange called with all places concerned, before a good answer is passed on
 */
export function watchUnsafe(exchange: Exchange, onChange: (places: ReadonlySet<Place>) => void): void {
  const { request, head, target, witness } = exchange;
  if (safe.has(request.method ?? '')) return;
  exchange.witness = {
    began: (status, fields) => {
      if (status >= 200 && status < 400) onChange(placesOf(head.host, target, fields));
      witness?.began(status, fields);
    },
    body: (chunk) => witness?.body(chunk),
    completed: (trailers) => witness?.completed(trailers),
    settled: (whole) => witness?.settled(whole),
  };
}

function placesOf(host: string | undefined, target: string, fields: readonly string[]): ReadonlySet<Place> {
  const places = new Set([toPlace(host, target)]);
  for (const name of ['location', 'content-location']) {
    const place = placeOf(valuesOf(fields, name)[0], host, target);
    if (place !== undefined) places.add(place);
  }
  return places;
}

/** Of the same server only: an answer must not be able to empty what is kept of others. */
function placeOf(reference: string | undefined, host = 'host.invalid', target: string): Place | undefined {
  const base = `http://${host}${target}`;
  if (reference === undefined || !URL.canParse(reference, base)) return undefined;
  const url = new URL(reference, base);
  return url.host === new URL(base).host ? toPlace(host, url.pathname) : undefined;
}
