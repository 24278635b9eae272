/** RoutingPlan: which requests go to which upstream. Declared by the user, compiled by `routing`, carried out by `proxy`. */

import type { SheddingRules } from './load-shedding';
import type { ShadowRules } from './shadow-rules';
import type { CacheRules, CacheStorage } from './cache-rules';
import type { RouteTimeLimits, TimeLimits } from './time-limits';
import type { CallerTls, UpstreamTls } from './tls-settings';
import type { BreakerRules, EjectionRules, HealthCheck, RetryRules } from './upstream-health';
import type { UpstreamLimits } from './upstream-limits';

/** The whole plan. */
export interface RoutingPlan {
  readonly schema: 'banyan/routing-plan@1';
  /** Address the proxy listens on, e.g. `127.0.0.1:8080`. The `--listen` flag wins. */
  readonly listen?: string;
  /** Certificates for `listen`; without them it is cleartext. */
  readonly tls?: CallerTls;
  /** Address of the admin server (`/metrics`, `/plan`, `/shadow`, `/healthz`, `/readyz`). The `--admin` flag wins; on loopback when absent. */
  readonly admin?: string;
  /**
   * Processes that take requests; `auto` is one for each core. The `--workers` flag wins; 1 when absent. A change is taken
   * over at the next start.
   * @minimum 1
   * @maximum 256
   * @multipleOf 1
   */
  readonly workers?: number | 'auto';
  /** The servers behind the proxy, by name. */
  readonly upstreams: Readonly<Record<string, Upstream>>;
  /** Name of the upstream that gets everything no route takes. */
  readonly monolith: string;
  /** Where a caller's sticky key is found: the first that is present wins; the caller's address is the last resort. */
  readonly stickyKey?: readonly StickyKeySource[];
  /** The secret that signs issued cookies and overrides; needed for both. */
  readonly signingKey?: SigningKey;
  /** Lets testers choose between monolith and service by a header. Nobody can when absent. */
  readonly override?: Override;
  /** What holds wherever an upstream or a route says nothing else. */
  readonly defaults?: PlanDefaults;
  /** When requests are refused for overload; never when absent. The `--shed` flags win. */
  readonly shedding?: SheddingRules;
  /** Where answers are kept, of routes that have `cache`; in the memory of the process when absent. */
  readonly cache?: CacheStorage;
  readonly routes?: readonly Route[];
}

/** What holds for every upstream and every route. */
export interface PlanDefaults {
  readonly timeouts?: TimeLimits;
  /**
   * Bytes of a request's body; more are answered 413. No limit when absent.
   * @minimum 0
   * @asType integer
   */
  readonly maxBody?: number;
  /** Holds for every route, and for what no route takes. */
  readonly cache?: CacheRules;
}

/** A server behind the proxy. */
export interface Upstream {
  /** Origin, e.g. `http://127.0.0.1:3000` or `https://images.internal`. A path is not allowed. */
  readonly url: string;
  /** Only with `https:`. */
  readonly tls?: UpstreamTls;
  /**
   * What is spoken: `http/1.1` when absent; `h2` is HTTP/2, as gRPC needs it, also without TLS (prior knowledge); `auto`
   * takes what an `https:` upstream prefers.
   */
  readonly protocol?: 'http/1.1' | 'h2' | 'auto';
  readonly timeouts?: TimeLimits;
  readonly limits?: UpstreamLimits;
  /** Active checks; none when absent. */
  readonly health?: HealthCheck;
  /** Not for the monolith. */
  readonly ejection?: EjectionRules;
  /** None when absent. Not for the monolith. */
  readonly breaker?: BreakerRules;
}

/**
 * Where to look for the caller's identity: one of header, cookie, claim and issue; `claim` may say with header or cookie
 * where its token stands.
 */
export interface StickyKeySource {
  /** A request header, e.g. `x-user`. */
  readonly header?: string;
  /** A cookie, e.g. `session`. */
  readonly cookie?: string;
  /**
   * A claim of a JWT, e.g. `sub`; the token is the bearer's in `authorization` unless `header` or `cookie` is given. The
   * signature is not verified: the claim is a stable key and nothing else, a forged one only chooses its caller's side.
   */
  readonly claim?: string;
  /**
   * Name of a cookie the proxy issues, signed with `signingKey`, to callers none of the sources before it knows; it is
   * the last source.
   */
  readonly issue?: string;
}

/** Where a secret is found; it never stands in the plan. */
export interface SigningKey {
  /**
   * Name of the environment variable of the proxy's process, e.g. `BANYAN_SIGNING_KEY`. Several secrets are parted by
   * spaces: the first one signs, all are accepted.
   */
  readonly env: string;
}

/** Who may choose the side of a route by a header. The header is not passed on. */
export interface Override {
  /** Name of the header, e.g. `x-banyan-side`. */
  readonly header: string;
  /** Callers from these addresses or CIDR ranges may send `service` or `monolith`. */
  readonly networks?: readonly string[];
  /** Whether values signed by `banyan proxy sign` count, from anywhere, until they expire. */
  readonly signed?: boolean;
}

/** Where a route stands on its way out of the monolith. */
export type RoutePhase = 'monolith' | 'shadow' | 'canary' | 'service';

/** Requests that a service takes over. */
export interface Route {
  /** Unique; names the route in metrics and salts its sticky buckets. */
  readonly name: string;
  readonly match: RouteMatch;
  /** Name of the upstream that takes over. */
  readonly service: string;
  /**
   * `monolith`: all stay; `shadow`: all stay, and the service gets copies whose answers nobody sees; `canary`: `share`
   * percent of callers go to the service; `service`: all go.
   */
  readonly phase: RoutePhase;
  /**
   * Percent of callers on the service in phase `canary`, 0 to 100, at most two decimals.
   * @minimum 0
   * @maximum 100
   */
  readonly share?: number;
  /** What is copied and compared in phase `shadow`; may stay in the plan in every phase. */
  readonly shadow?: ShadowRules;
  readonly timeouts?: RouteTimeLimits;
  /**
   * What the monolith does for a service that fails. `monolith`: everything it can, also failed requests are sent to it
   * where that is safe. `none`: nothing. When absent: it gets the route's requests while the service is ejected, and the
   * idempotent ones while its breaker is open.
   */
  readonly fallback?: 'monolith' | 'none';
  readonly retry?: RetryRules;
  /**
   * Bytes of a request's body; more are answered 413, at once where the length is announced.
   * @minimum 0
   * @asType integer
   */
  readonly maxBody?: number;
  /** Whether and how its answers are kept. */
  readonly cache?: CacheRules;
}

/**
 * Which requests a route takes: all that is named here must hold. Path parameters match one segment; give either `path`
 * or `prefix`.
 */
export interface RouteMatch {
  /** Exact host of the request in lower case and without a port, e.g. `photos.example.com`; every host when absent. */
  readonly host?: string;
  /** HTTP methods in upper case; every method when absent. */
  readonly methods?: readonly string[];
  /** Exact path or pattern, e.g. `/api/photos/:id/filters`. */
  readonly path?: string;
  /** Path prefix, taken at a segment boundary, e.g. `/api/filters`. */
  readonly prefix?: string;
  /** Header fields that must be there. */
  readonly headers?: readonly FieldMatch[];
  /** Query parameters that must be there. */
  readonly query?: readonly FieldMatch[];
}

/** A header field or query parameter that must be there, with any value or with exactly one. */
export interface FieldMatch {
  /** Header names in any case; query parameters as they are, decoded. */
  readonly name: string;
  /** The value, case and all; any value when absent. A field that comes twice with other values does not hold. */
  readonly equals?: string;
}
