/** What the primary process and its workers tell each other. Everything is plain JSON; times are milliseconds left. */
import type { Problem, RoutingPlan } from '@banyan/model';
import type { Revision } from '@banyan/routing';
import type { Purge } from '../cache/store/cache-store';
import type { CheckState } from '../health/checks';
import type { HealthTurn, Outcomes } from '../health/upstream-health';
import type { DrainReport } from '../life/drain';
import type { LogLine } from '../log/log-line';
import type { WorkerOptions } from './cluster-options';

/** What one upstream has that all workers have together. `trial`: the one request that finds out how it is. */
export type LentKind = 'connections' | 'inFlight' | 'tunnels' | 'trial';

/** A number of something lent, e.g. 3 connections to `http://a:3000 app`. */
export interface Loan {
  /** The upstream, as `keyOf` names it. */
  readonly key: string;
  readonly what: LentKind;
  readonly count: number;
}

/** All a worker needs to begin. */
export interface WorkerStart {
  readonly kind: 'start';
  /** 0 up to the number of workers; its successor has the same one. */
  readonly slot: number;
  readonly workers: number;
  readonly plan: RoutingPlan;
  readonly revision: Revision;
  /** `host:port`. */
  readonly listen: string;
  /** One name for all: a request that comes back is known whichever worker it comes to. */
  readonly pseudonym: string;
  /** 48 bytes as base64. */
  readonly ticketKeys: string;
  readonly options: WorkerOptions;
}

/** From the primary to a worker. */
export type Order =
  | WorkerStart
  /** Can you use this plan? */
  | { readonly kind: 'prepare'; readonly id: number; readonly plan: RoutingPlan }
  /** All can: use it. */
  | { readonly kind: 'commit'; readonly plan: RoutingPlan; readonly revision: Revision }
  /** The same plan with other certificates. */
  | { readonly kind: 'renew' }
  | { readonly kind: 'snapshot'; readonly id: number }
  /** What an operator asks of the admin server, e.g. `GET /shadow`. */
  | { readonly kind: 'admin'; readonly id: number; readonly name: string; readonly query: string }
  /** Answers that another worker has forgotten. */
  | { readonly kind: 'purge'; readonly purge: Purge }
  | { readonly kind: 'drain'; readonly lingering: number; readonly grace: number }
  | { readonly kind: 'hurry' }
  | { readonly kind: 'checked'; readonly key: string; readonly state: CheckState }
  | { readonly kind: 'outcomes'; readonly key: string; readonly outcomes: Outcomes }
  | { readonly kind: 'turned'; readonly key: string; readonly turn: HealthTurn }
  /** `asked`: the answer to `ask`. */
  | { readonly kind: 'give'; readonly loan: Loan; readonly asked: boolean }
  /** Give back what is free, and so many as soon as they are. */
  | { readonly kind: 'recall'; readonly loan: Loan; readonly owing: number };

/** How a worker stands. */
export interface Snapshot {
  /** As `/metrics` shows it. */
  readonly metrics: string;
  readonly upstreams: Readonly<Record<string, object>>;
}

/** From a worker to the primary. */
export type Report =
  | { readonly kind: 'listening'; readonly address: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly hint: string }
  | { readonly kind: 'prepared'; readonly id: number; readonly problems: readonly Problem[] }
  | ({ readonly kind: 'snapshot'; readonly id: number } & Snapshot)
  | ({ readonly kind: 'drained'; readonly report: DrainReport } & Snapshot)
  | { readonly kind: 'admin'; readonly id: number; readonly status: number; readonly body: object | string }
  | { readonly kind: 'purge'; readonly purge: Purge }
  | { readonly kind: 'log'; readonly line: LogLine }
  | { readonly kind: 'health'; readonly upstream: string; readonly event: string; readonly line: LogLine }
  | { readonly kind: 'outcomes'; readonly key: string; readonly outcomes: Outcomes }
  | { readonly kind: 'turned'; readonly key: string; readonly turn: HealthTurn }
  | { readonly kind: 'ask'; readonly loan: Loan }
  /** `reply`: the answer to `recall`. */
  | { readonly kind: 'return'; readonly loan: Loan; readonly reply: boolean };
