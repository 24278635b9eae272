/** What every place for answers does. */
import type { KeptAnswer, KeptHead } from '../kept-answer';
import type { CacheKey, Place } from '../rules/cache-key';

/** At once, or later. */
export type Soon<T> = T | Promise<T>;

/** What is to be forgotten. */
export type Purge =
  | { readonly kind: 'place'; readonly place: Place }
  /** One query at a place; several where routes count parameters differently. */
  | { readonly kind: 'targets'; readonly place: Place; readonly targets: readonly string[] }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'all' };

/** Never throws and never rejects: what it cannot do is as if nothing were kept. */
export interface CacheStore {
  /** Heads of all answers kept under a key. */
  find(key: CacheKey): Soon<readonly KeptHead[]>;
  /** The body of one of them; undefined when it is gone by now. */
  bodyOf(key: CacheKey, head: KeptHead): Soon<Buffer | undefined>;
  /** Takes the place of the one with the same id. */
  keep(place: Place, key: CacheKey, answer: KeptAnswer): void;
  /** The same body under a newer head. */
  freshen(place: Place, key: CacheKey, old: KeptHead, head: KeptHead): void;
  drop(key: CacheKey, head: KeptHead): void;
  /** @returns how many answers are gone; undefined when that could not be done */
  purge(purge: Purge): Soon<number | undefined>;
  readonly counts: StoreCounts;
  close(): Promise<void>;
}

/** How a store stands. */
export interface StoreCounts {
  /** Undefined where others keep count. */
  readonly answers: number | undefined;
  readonly bytes: number | undefined;
  readonly evictions: number;
  /** Requests of the store that failed or came too late. */
  readonly failures: number;
}

/** Goes on with a value that is there, or when it is. */
export function whenThere<T>(soon: Soon<T>, next: (value: T) => void): void {
  if (soon instanceof Promise) void soon.then(next);
  else next(soon);
}
