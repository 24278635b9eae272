/** The counters as Prometheus reads them (text format 0.0.4). */
import type { Cache } from '../cache/cache';
import { bucketsOf } from './buckets-of';
import { cacheMetrics } from './cache-metrics';
import { counter, gauge, histogram, type Labels, metric, type Sample } from './metric-text';
import { shadowMetrics } from './shadow-metrics';
import { statusClasses, type Tally } from './tally';
import type { SpanQueue } from '../trace/span-queue';
import type { Link } from '../table/forwarders';
import type { KeyPair } from '../tls/read-key-pair';
import type { TallyBook, TallyEntry } from './tally-book';
import { upstreamSamples } from './upstream-samples';

/** What is not in the book: how things stand right now. */
export interface ProxyGauges {
  readonly revision: number;
  readonly ready: boolean;
  /** Whether the plan as it stands on disk was refused. */
  readonly planRefused: boolean;
  /** CPU time this process has used. */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  readonly links: readonly Link[];
  /** Towards callers. */
  readonly certificates: readonly Pick<KeyPair, 'names' | 'expires'>[];
  readonly http2Connections: number;
  /** Absent where nothing is traced. */
  readonly traces?: Pick<SpanQueue, 'sent' | 'dropped'> | undefined;
  /** Whether new requests are refused because the process is overloaded. */
  readonly shedding: boolean;
  /** Whether copies of phase shadow are given up for it. */
  readonly dropsCopies: boolean;
  readonly cache: Pick<Cache, 'book' | 'inUse'>;
}

/** Every metric; ends with a line feed. */
export function renderMetrics(book: TallyBook, gauges: ProxyGauges): string {
  return [
    ...requestMetrics(book),
    ...shadowMetrics(book.shadows(), gauges.dropsCopies),
    ...upstreamMetrics(gauges),
    ...cacheMetrics(gauges.cache),
    ...planMetrics(book, gauges),
    ...callerMetrics(book, gauges),
    ...traceMetrics(gauges),
    ...processMetrics(gauges),
  ].join('');
}

function requestMetrics(book: TallyBook): readonly string[] {
  const entries = book.entries();
  const each = (read: (tally: Tally) => number): Sample[] =>
    entries.map((entry) => [labelsOf(entry), read(entry.tally)]);
  return [
    counter('banyan_requests_total', 'Requests, by class of the status the caller got.', entries.flatMap(toRequests)),
    histogram('banyan_request_duration_seconds', 'From a head to the end of its answer.', entries.flatMap(toBuckets)),
    gauge(
      'banyan_requests_in_flight',
      'Requests under way.',
      each((tally) => tally.inFlight),
    ),
    counter(
      'banyan_requests_broken_total',
      'Answers that did not arrive whole.',
      each((tally) => tally.broken),
    ),
    counter('banyan_retries_total', 'Requests sent again after a stale connection.', [[{}, book.retries]]),
    counter(
      'banyan_second_tries_total',
      'Requests sent once more after a failure, by where.',
      Object.entries(book.secondTries).map(([to, count]) => [{ to }, count]),
    ),
    counter(
      'banyan_requests_diverted_total',
      'Requests of a service that the monolith got, by reason.',
      entries.flatMap(toDiverted),
    ),
    counter('banyan_faults_total', 'Requests the proxy answered instead of an upstream.', byCode(book.faults)),
    counter('banyan_requests_refused_total', 'Requests that were not forwarded.', byCode(book.refused)),
    counter('banyan_upgrades_total', 'WebSocket handshakes.', entries.flatMap(toUpgrades)),
    gauge(
      'banyan_tunnels',
      'WebSockets that are open.',
      each((tally) => tally.tunnels),
    ),
  ];
}

function upstreamMetrics({ links }: ProxyGauges): readonly string[] {
  return upstreamSamples.map(({ name, type, help, read }) => {
    const samples = links.map((link): Sample => [{ upstream: link.upstream.name }, read(link)]);
    return metric(type)(name, help, samples);
  });
}

function planMetrics(book: TallyBook, { shedding, revision, planRefused, ready }: ProxyGauges): readonly string[] {
  const reloads = Object.entries(book.reloads).map(([outcome, count]): Sample => [{ outcome }, count]);
  return [
    counter('banyan_plan_reloads_total', 'Attempts to take over a plan.', reloads),
    gauge('banyan_plan_revision', 'Revision of the plan in use.', [[{}, revision]]),
    gauge('banyan_plan_refused', '1 while the plan as it stands is refused.', [[{}, Number(planRefused)]]),
    gauge('banyan_shedding', '1 while new requests are refused for overload.', [[{}, Number(shedding)]]),
    gauge('banyan_ready', '1 while new requests are welcome.', [[{}, Number(ready)]]),
  ];
}

function callerMetrics(book: TallyBook, { certificates, http2Connections }: ProxyGauges): readonly string[] {
  const expiries = certificates.map(({ names, expires }): Sample => [{ name: names[0] ?? '' }, expires]);
  return [
    gauge('banyan_multiplexed_connections', 'Connections of callers by HTTP/2.', [[{}, http2Connections]]),
    counter('banyan_tls_handshakes_failed_total', 'TLS connections that came to nothing.', [
      [{}, book.handshakesFailed],
    ]),
    gauge('banyan_certificate_expires_seconds', 'When a certificate ends, in seconds since 1970.', expiries),
  ];
}

function traceMetrics({ traces }: ProxyGauges): readonly string[] {
  if (!traces) return [];
  const dropped = Object.entries(traces.dropped).map(([reason, count]): Sample => [{ reason }, count]);
  return [
    counter('banyan_trace_spans_total', 'Spans that the collector took.', [[{}, traces.sent]]),
    counter('banyan_traces_dropped_total', 'Requests whose spans were dropped, by reason.', dropped),
  ];
}

function processMetrics({ cpuSeconds, residentBytes }: ProxyGauges): readonly string[] {
  return [
    counter('process_cpu_seconds_total', 'CPU time of the process.', [[{}, cpuSeconds]]),
    gauge('process_resident_memory_bytes', 'Memory of the process.', [[{}, residentBytes]]),
  ];
}

function toRequests(entry: TallyEntry): Sample[] {
  return entry.tally.answers.map((count, i) => [{ ...labelsOf(entry), status: statusClasses[i] ?? '' }, count]);
}

function toBuckets(entry: TallyEntry): Sample[] {
  return bucketsOf(entry.tally, labelsOf(entry));
}

function toDiverted({ route, tally }: TallyEntry): Sample[] {
  const all = Object.entries(tally.diverted).map(([reason, count]): Sample => [{ route, reason }, count]);
  return all.filter(([, count]) => count > 0);
}

function toUpgrades(entry: TallyEntry): Sample[] {
  return Object.entries(entry.tally.upgrades).map(([outcome, count]) => [{ ...labelsOf(entry), outcome }, count]);
}

function byCode(counts: ReadonlyMap<string, number>): Sample[] {
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => [{ code }, count]);
}

function labelsOf({ route, upstream, phase }: TallyEntry): Labels {
  return { route, upstream, phase };
}
