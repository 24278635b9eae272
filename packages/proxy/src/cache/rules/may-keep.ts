/** Whether a shared cache may keep an answer (RFC 9111 3), and for how long. */
import { STATUS_CODES } from 'node:http';
import type { Caching } from '@banyan/routing';
import type { KeptHead } from '../kept-answer';
import { initialAge } from './age-of';
import { controlOf } from './control-of';
import { hasField, withoutFields } from './field-list';
import { lifetimeOf } from './freshness';
import type { CacheControl } from './parse-cache-control';
import { tagsOf } from './tags-of';
import { varyOf } from './vary-of';
import type { Wish } from './wish';

/** An answer whose head has come. */
export interface Arrived {
  readonly status: number;
  readonly statusText: string;
  /** As callers get them: what is for one connection only is gone. */
  readonly fields: readonly string[];
  readonly requestedAt: number;
  readonly receivedAt: number;
}

/** Trailers are not kept, so they are not announced; an Age of its own is counted anew. */
const notKept: ReadonlySet<string> = new Set(['trailer', 'age', 'connection']);

/**
 * The head to be kept; undefined when the answer must not be. Its length is settled when the body has come.
 * An answer that sets a cookie is one caller's, whatever it says besides: RFC 9111 7.3 leaves that to the cache.
 */
export function toKept(wish: Wish, arrived: Arrived, rules: Caching): KeptHead | undefined {
  const { status, statusText, fields, requestedAt, receivedAt } = arrived;
  if (wish.isHead || wish.control.noStore || status < 200 || status === 206 || status === 304) return undefined;
  const { control, isTargeted } = controlOf(fields);
  if (forbids(control, status) || !allowsPersonal(control, wish)) return undefined;
  if (hasField(fields, 'set-cookie') || hasField(fields, 'set-cookie2')) return undefined;
  const vary = varyOf(fields, wish.fields);
  const lifetime = lifetimeOf({ status, fields, control, isTargeted, receivedAt }, rules);
  if (!vary || lifetime === undefined) return undefined;
  return {
    id: JSON.stringify(vary),
    status,
    statusText,
    fields: withDate(withoutFields(fields, notKept), receivedAt),
    length: 0,
    receivedAt,
    initialAge: initialAge(fields, requestedAt, receivedAt),
    lifetime,
    vary,
    tags: tagsOf(fields),
    ...usesOf(control, rules),
  };
}

function forbids(control: CacheControl, status: number): boolean {
  const heedsNoStore = !(control.mustUnderstand && status in STATUS_CODES); // RFC 9111 5.2.2.3
  if (control.mustUnderstand && !(status in STATUS_CODES)) return true;
  return control.private || (control.noStore && heedsNoStore);
}

/** RFC 9111 3.5; a cookie that may name the caller is no less than Authorization. */
function allowsPersonal(control: CacheControl, { personal }: Wish): boolean {
  if (personal === undefined || isForAll(control)) return true;
  return personal === 'authorization' && control.mustRevalidate;
}

function isForAll({ public: isPublic, sMaxAge }: CacheControl): boolean {
  return isPublic || sMaxAge !== undefined;
}

/**
 * What it may be used for later. `s-maxage` forbids stale use as `proxy-revalidate` does (RFC 9111 5.2.2.10), unless the
 * same answer says how long it may be stale: whoever writes both means both.
 */
function usesOf(control: CacheControl, rules: Caching): Pick<KeptHead, UseName> {
  const strict = control.mustRevalidate || control.proxyRevalidate || control.noCache;
  const neverStale = strict || control.sMaxAge !== undefined;
  const usual: Partial<Caching> = neverStale ? {} : rules;
  return {
    forAll: isForAll(control),
    alwaysValidate: control.noCache,
    neverStale,
    staleWhile: strict ? 0 : (control.staleWhileRevalidate ?? usual.staleWhileRevalidate ?? 0),
    staleIfError: strict ? 0 : (control.staleIfError ?? usual.staleIfError ?? 0),
  };
}

type UseName = 'forAll' | 'alwaysValidate' | 'neverStale' | 'staleWhile' | 'staleIfError';

/** RFC 9110 6.6.1 asks a recipient with a clock to add the Date that is missing. */
function withDate(fields: string[], receivedAt: number): string[] {
  return hasField(fields, 'date') ? fields : [...fields, 'Date', new Date(receivedAt).toUTCString()];
}
