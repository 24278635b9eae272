/** What state is for, as far as names and classes tell. */
import type { ProcessStateFact } from '@banyan/model';

export type Use = NonNullable<ProcessStateFact['use']>;

/** Words in names that tell what a collection or a flag is for. */
const uses: readonly (readonly [RegExp, Use])[] = [
  [/ (?:caches?|cached|memo|memoi[sz]ed|lru) /, 'cache'],
  [/ sessions? /, 'session'],
  [/ (?:rate ?limits?|rate ?limiter|throttled?|throttling|attempts|buckets?) /, 'rate-limit'],
  [/ (?:locks?|locked|mutex(?:es)?|semaphores?|in ?flight|running|processing|busy) /, 'lock'],
];
/** Words in the name of a class that tell it of every collection in it. */
const classUses: readonly (readonly [RegExp, Use])[] = [
  [/ (?:rate ?limits?|rate ?limiter|throttler) /, 'rate-limit'],
  [/ (?:cache|memory cache) /, 'cache'],
  [/ (?:locks|mutex) /, 'lock'],
];
const cacheClasses = /^(?:LRUCache|LRU|NodeCache|QuickLRU|TTLCache|Keyv)$/;

/**
 * What state is for, by its name, by the class that it is made of and by the class that it stands in.
 *
 * @param madeOf `LRUCache` of `new LRUCache()`; empty when unknown
 * @param holder name of the class around; given for collections only
 */
export function useOf(name: string, madeOf = '', holder = ''): { readonly use?: Use } {
  if (cacheClasses.test(madeOf)) return { use: 'cache' };
  const use = told(uses, name) ?? told(classUses, holder);
  return use ? { use } : {};
}

function told(signs: readonly (readonly [RegExp, Use])[], name: string): Use | undefined {
  const words = ` ${name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase()} `;
  return signs.find(([sign]) => sign.test(words))?.[1];
}
