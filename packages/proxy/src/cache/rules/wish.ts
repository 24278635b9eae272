/** What a request asks of a cache. */
import type { Caching } from '@banyan/routing';
import { hasField, valuesOf } from './field-list';
import { type CacheControl, parseCacheControl } from './parse-cache-control';

/** A request as a cache sees it. */
export interface Wish {
  readonly isHead: boolean;
  /** As they go to the upstream. */
  readonly fields: readonly string[];
  /** Its directives; those that do not count here are left out. */
  readonly control: CacheControl;
  /** How it says who the caller is. */
  readonly personal: 'authorization' | 'cookie' | undefined;
  /** Whether it asks for a part, or for something only if it changed. */
  readonly hasRange: boolean;
  readonly isConditional: boolean;
}

const noDirectives = parseCacheControl([]);
const noCache: CacheControl = { ...noDirectives, noCache: true };
const conditions: readonly string[] = ['if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since'];

/** @param fields without the cookies that are ignored */
export function toWish(method: string, fields: readonly string[], { heedsCallers }: Caching): Wish {
  return {
    isHead: method === 'HEAD',
    fields,
    control: controlOf(fields, heedsCallers),
    personal: hasField(fields, 'authorization') ? 'authorization' : hasField(fields, 'cookie') ? 'cookie' : undefined,
    hasRange: hasField(fields, 'range'),
    isConditional: conditions.some((name) => hasField(fields, name)),
  };
}

/** `Pragma: no-cache` counts where there is no Cache-Control (RFC 9111 5.4). */
function controlOf(fields: readonly string[], heedsCallers: boolean): CacheControl {
  const values = valuesOf(fields, 'cache-control');
  if (values.length === 0) {
    const isPragma = heedsCallers && valuesOf(fields, 'pragma').some((value) => /\bno-cache\b/i.test(value));
    return isPragma ? noCache : noDirectives;
  }
  const control = parseCacheControl(values);
  return heedsCallers ? control : { ...noDirectives, noStore: control.noStore };
}
