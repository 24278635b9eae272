/** What a RoutingPlan says about keeping answers and giving them again (RFC 9111). */
import type { Duration } from './time-limits';

/** Where answers are kept; one for the whole proxy. */
export interface CacheStorage {
  /**
   * Bytes in the memory of each process, fields and bookkeeping counted; 67108864 (64 MiB) when absent. The least
   * recently used answers go first. Means nothing beside `redis`.
   * @minimum 1048576
   * @asType integer
   */
  readonly maxBytes?: number;
  /** Keeps them in Redis, for all processes together. When Redis is slow or gone, requests go on without a cache. */
  readonly redis?: RedisStorage;
}

/** One of `url` and `env`. */
export interface RedisStorage {
  /** E.g. `redis://cache.internal:6379/0`, or `rediss://…` for TLS. Without a password: that is for `env`. */
  readonly url?: string;
  /** Name of the environment variable of the proxy's process that holds the URL. */
  readonly env?: string;
  /** Begins every key; `banyan` when absent. */
  readonly prefix?: string;
  /** How long a look into it may take; the request goes on without it then. `50ms` when absent. */
  readonly timeout?: Duration;
}

/**
 * How the answers of a route are kept. Nothing is kept where neither the route nor the plan's `defaults` have this; an
 * empty one keeps what the answers themselves allow. Each word of a route wins over the same word of `defaults`.
 */
export interface CacheRules {
  /** Whether nothing is kept after all. Default false. */
  readonly off?: boolean;
  /**
   * How long an answer is fresh that does not say so itself. When absent: a tenth of the time since its Last-Modified,
   * at most an hour (RFC 9111 4.2.2).
   */
  readonly ttl?: Duration;
  /**
   * Bytes of a body; larger ones are passed on and not kept. 1048576 (1 MiB) when absent.
   * @minimum 0
   * @asType integer
   */
  readonly maxBody?: number;
  /** Which query parameters tell answers apart; all of them when absent. The others are not sent to the upstream. */
  readonly query?: CacheQuery;
  /** Request headers that tell answers apart, beside those that the answers name in Vary. */
  readonly headers?: readonly string[];
  /** Which cookies say nothing about the caller. Every other one makes its request personal. */
  readonly cookies?: CacheCookies;
  /** How long an answer may be given stale while it is fetched anew, where it does not say so itself; not when absent. */
  readonly staleWhileRevalidate?: Duration;
  /** How long an answer may be given stale when the upstream fails, where it does not say so itself; not when absent. */
  readonly staleIfError?: Duration;
  /**
   * Whether what callers say in Cache-Control counts: `no-cache`, `max-age`, `min-fresh`, `max-stale`, `only-if-cached`.
   * `no-store` always does. Default true.
   */
  readonly heedsCallers?: boolean;
}

/** One of the two; `utm_*` stands for all names that begin so. */
export interface CacheQuery {
  /** Parameters that do not count. */
  readonly ignore?: readonly string[];
  /** Parameters that count; no others do. */
  readonly only?: readonly string[];
}

/** Cookies by name; `_ga*` stands for all names that begin so, `*` for all. */
export interface CacheCookies {
  /** They are not sent to the upstream with requests that a kept answer may serve. */
  readonly ignore?: readonly string[];
}
