/** Traces of requests: continues the caller's, or begins one for a share of those without. Off, it costs nothing. */
import { randomFillSync } from 'node:crypto';
import type { Exchange } from '../forward/exchange';
import { type FinishedTrace, toSpans } from './to-spans';
import { SpanQueue } from './span-queue';
import { readTraceParent, writeTraceParent } from './trace-context';

/** Where traces go. */
export interface TraceOptions {
  /** Of the collector, by OTLP over HTTP, e.g. `http://127.0.0.1:4318`; `/v1/traces` is added where there is no path. */
  readonly endpoint: string;
  /** 0 to 1: of requests whose caller has not decided it. Default 0.1. */
  readonly share?: number;
  /** Sent with each export, e.g. a key. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `service.name`. Default `banyan-proxy`. */
  readonly serviceName?: string;
}

/** Ids of a request that is traced. */
export interface TraceIds {
  readonly traceId: string;
  /** Of the span that the caller sees. */
  readonly serverId: string;
  /** Of the span that calls the upstream. */
  readonly clientId: string;
  /** The caller's. */
  readonly parentId: string | undefined;
}

/** One per process. */
export class Tracer {
  readonly queue: SpanQueue;
  private readonly share: number;

  constructor(
    options: TraceOptions,
    private readonly random: () => number,
    private readonly now: () => number,
  ) {
    this.share = options.share ?? 0.1;
    this.queue = new SpanQueue(options);
  }

  /** Decides as the caller has, else by chance, and names the span in the request's fields. */
  begin(fields: string[]): TraceIds | undefined {
    const parent = readTraceParent(fields);
    if (parent ? !parent.sampled : this.random() >= this.share) return undefined;
    const traceId = parent?.traceId ?? newId(16);
    const ids = { traceId, serverId: newId(8), clientId: newId(8), parentId: parent?.spanId };
    writeTraceParent(fields, traceId, ids.clientId, parent === undefined);
    return ids;
  }

  /** The request has ended. Turned into spans only when they are sent. */
  end(exchange: Exchange, ids: TraceIds, status: number, milliseconds: number, whole: boolean): void {
    const { request, head, way, live } = exchange;
    const finished: FinishedTrace = {
      ids,
      status,
      milliseconds,
      whole,
      target: exchange.target,
      address: exchange.address,
      fault: exchange.fault,
      tries: exchange.tries,
      detour: exchange.detour,
      cached: exchange.cached,
      called: exchange.journey !== undefined,
      endedAt: this.now(),
      method: request.method ?? '',
      version: request.httpVersion,
      host: head.host,
      secure: head.secure,
      destination: way.destination,
      plan: live.table.plan,
    };
    this.queue.add(() => toSpans(finished));
  }
}

/** Random bytes are drawn many at once: each draw asks the system. */
const pool = Buffer.alloc(4_096);
let used = pool.length;

function newId(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}
