/** How requests of a RoutingPlan's route are copied in phase `shadow`, and how the two answers are compared. */
import type { Duration } from './time-limits';

/**
 * Which requests are copied to the service. The monolith answers; the service's answer is compared and thrown away, and
 * a copy that would get in a caller's way is dropped and counted.
 */
export interface ShadowRules {
  /**
   * Percent of the route's requests that are copied; 100 when absent.
   * @minimum 0
   * @maximum 100
   */
  readonly share?: number;
  /**
   * Methods that are copied; GET and HEAD when absent. The service acts on a copy as on any request: name another method
   * only where doing the same twice does no harm. gRPC is POST; calls with more than one message of the caller's are not
   * copied.
   */
  readonly methods?: readonly string[];
  /** Whether Authorization and Cookie go along; `pass` when absent. */
  readonly credentials?: 'pass' | 'drop';
  /**
   * Bytes of a request's body; larger ones are not copied. 65,536 when absent.
   * @minimum 0
   * @maximum 16777216
   * @asType integer
   */
  readonly maxBody?: number;
  /** How long the service has for its whole answer; `5s` when absent. */
  readonly timeout?: Duration;
  /**
   * Percent of the copied GET and HEAD requests that are sent to the monolith once more: what differs between its own two
   * answers is noise. 0 when absent.
   * @minimum 0
   * @maximum 100
   */
  readonly noise?: number;
  readonly compare?: CompareRules;
  readonly report?: ReportThresholds;
  readonly samples?: SampleRules;
}

/**
 * What must be equal for two answers to match: the status, the header fields named here, and the body; JSON value by
 * value, everything else byte by byte; of gRPC, its status and its messages one by one. Paths are JSON pointers into `{ status, fields, body }`, e.g. `/body/items/0/id`;
 * in patterns `*` stands for any one step and `**` for any number of them.
 */
export interface CompareRules {
  /**
   * Header fields, in any case. When absent: allow, cache-control, content-disposition, content-language, content-type,
   * location, www-authenticate.
   */
  readonly fields?: readonly string[];
  /**
   * Patterns of what may differ, with all that is below: `/fields/etag`, `/body/updatedAt`, or with two stars between
   * `/body/` and `/id` for every `id` of the body.
   */
  readonly ignore?: readonly string[];
  /** Patterns of arrays whose order means nothing, e.g. `/body/tags`. */
  readonly unordered?: readonly string[];
  readonly tolerance?: NumericTolerance;
  /**
   * Bytes of an answer's body that are kept for comparison; of larger ones only status, fields and length are compared.
   * 65,536 when absent.
   * @minimum 0
   * @maximum 16777216
   * @asType integer
   */
  readonly maxBytes?: number;
}

/** Two numbers of JSON are equal when they differ by no more than `absolute` plus `relative` of the larger one. */
export interface NumericTolerance {
  /**
   * 0 when absent.
   * @minimum 0
   */
  readonly absolute?: number;
  /**
   * Part of the larger one, e.g. 0.001; 0 when absent.
   * @minimum 0
   * @maximum 1
   */
  readonly relative?: number;
}

/**
 * From where on a path that differs is reported: it differs more often than noise explains. The defaults are those
 * published for Diffy.
 */
export interface ReportThresholds {
  /**
   * Percent that `|raw - noise| / (raw + noise)` must exceed; 20 when absent.
   * @minimum 0
   * @maximum 100
   */
  readonly relative?: number;
  /**
   * Percent of all comparisons that `raw - noise` must exceed; 0.03 when absent.
   * @minimum 0
   * @maximum 100
   */
  readonly absolute?: number;
}

/** Differences that are kept for people, in memory only. */
export interface SampleRules {
  /**
   * How many answers that differ are kept, the newest; 20 when absent.
   * @minimum 0
   * @maximum 1000
   * @asType integer
   */
  readonly keep?: number;
  /** `masked`: only the kinds and sizes of values, since answers hold personal data; `shown`: the values. `masked` when absent. */
  readonly values?: 'masked' | 'shown';
}
