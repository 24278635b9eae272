/** A row of the table of upstreams that fail: what the upstream does, and what the caller gets. */

/** One thing after the other: bytes (latin1), milliseconds of silence, or an end. */
export type Step = string | number | 'FIN' | 'RST';

/** An upstream's behaviour towards one request. */
export interface FaultCase {
  readonly name: string;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly steps: readonly Step[];
  /**
   * - `502 PROXY_UPSTREAM_CLOSED`: the proxy's own answer.
   * - `200 whole [ok]`: the upstream's, with this body.
   * - `200 cut`: the upstream's, and the caller can tell that it is not whole.
   */
  readonly expect: string;
}
