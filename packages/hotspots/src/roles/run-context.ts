/** When a piece of code runs, and for whom. */
import type { SymbolId } from '@banyan/model';

/**
 * - `request`: a caller waits for it (http, graphql, trpc, websocket, grpc, and what stands in front of them)
 * - `background`: schedules, queues, events, messages, worker threads
 * - `start`: once, before the first request
 * - `offline`: no server: migrations, seeds, scripts, command lines, build settings, tests
 * - `unknown`: nothing that is known leads to it
 */
export type RunContext = 'request' | 'background' | 'start' | 'offline' | 'unknown';

/** One context of a function and what reaches it in there. */
export interface Run {
  readonly context: RunContext;
  /** Where it begins: a handler, a module level, a function of a script; the function itself where nothing is known. */
  readonly from: SymbolId;
  /** In a few words, e.g. `POST /photos`, `cron 0 3 * * *`, `start of main.ts`, `a seed`. */
  readonly text: string;
}

/** A function where work of a context begins. */
export type RunRoot = Omit<Run, 'context'>;
