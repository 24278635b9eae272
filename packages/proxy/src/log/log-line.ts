/** What the proxy tells its operator. */
import type { Problem } from '@banyan/model';

/** An event. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  /** Stable name, e.g. `plan-refused`. */
  readonly event: string;
  /** One sentence for people. */
  readonly message: string;
  readonly revision?: number;
  readonly problems?: readonly Problem[];
}

/** One request, as the access log has it. */
export interface AccessLine {
  readonly method: string;
  /** Without the query, which may hold secrets. */
  readonly path: string;
  /** What the caller got; 0 when it left before an answer. */
  readonly status: number;
  readonly route: string;
  readonly upstream: string;
  readonly revision: number;
  readonly address: string;
  readonly milliseconds: number;
  /** Whether the answer reached the caller whole. */
  readonly whole: boolean;
  /** How often it was sent; absent when once. */
  readonly tries?: number;
  /** Why the monolith got it instead of the service. */
  readonly detour?: string;
  /** In phase shadow: `copied`, or why its copy was given up; absent when it was not drawn to be copied. */
  readonly shadow?: string;
  /** What became of it in the cache, e.g. `hit`; absent where the cache was not asked. */
  readonly cache?: string;
  /** Code of an answer of the proxy's own. */
  readonly fault?: string;
}
