/** What ran: requests, statements and processor time, summed up from traces, access logs, query statistics and profiles. */
import type { EvidenceProblem } from './runtime-evidence';

/** A file that was read, and what became of its records. Holds no path: the name of the file is enough to recognize it. */
export interface EvidenceSource {
  /** Base name of the file. */
  readonly file: string;
  /** E.g. `otlp-json`, `jaeger`, `clf`, `pg-stat-statements`, `cpuprofile`. */
  readonly format: string;
  /** Spans, log lines, statements or samples that were used. */
  readonly records: number;
  /** Records that were not used, by reason, e.g. `{ "duplicate": 3, "no-start-time": 1 }`; absent when there are none. */
  readonly skipped?: Readonly<Record<string, number>>;
  /** Earliest and latest moment of its records, ISO 8601 in UTC; absent where the format carries no time. */
  readonly from?: string;
  readonly to?: string;
}

/** What requests did, from traces and access logs. Sums of everything read; literals are taken out of SQL and paths. */
export interface TrafficEvidence {
  readonly sources: readonly EvidenceSource[];
  /** Seconds that all sources cover together; rates are counts divided by it. 0 when not known. */
  readonly seconds: number;
  /** Sorted by kind, method, route and handler. */
  readonly endpoints: readonly EndpointTraffic[];
  /** Calls between services as traces show them, the busiest first. */
  readonly edges: readonly TrafficEdge[];
  readonly problems: readonly EvidenceProblem[];
}

/** How long something took, in milliseconds. Quantiles come from a histogram: within 3 % of the exact ones. */
export interface Latency {
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** One entry point as it was called. Which endpoint of the code it is, is found out by whoever has the facts. */
export interface EndpointTraffic {
  readonly kind: 'http' | 'graphql' | 'message' | 'grpc' | 'other';
  /** HTTP method in upper case, GraphQL operation type, `RECEIVE`, … */
  readonly method: string;
  /** The route as the framework reports it, e.g. `/posts/:tenant`, or a GraphQL operation, topic, gRPC method. */
  readonly route?: string;
  /** The path with ids taken out (`/posts/{}`), where no route was reported. */
  readonly path?: string;
  /** `PostController.list`, where the tracing of the framework names it. */
  readonly handler?: string;
  /** The service that the resource of the trace names. */
  readonly service?: string;
  readonly requests: number;
  /** Answers of 500 and above, and spans that ended in an error. */
  readonly errors: number;
  /** Absent where the source has no times. */
  readonly latency?: Latency;
  /** Database statements per request; absent without traces. */
  readonly queries?: { readonly mean: number; readonly max: number };
  /** Milliseconds of database time per request. */
  readonly databaseMean?: number;
  /** Statements by template, the one with most calls first. */
  readonly statements: readonly StatementTraffic[];
  /** Calls to other services by template, the one with most calls first; absent when there are none. */
  readonly calls?: readonly CallTraffic[];
}

/** One statement template under one entry point. */
export interface StatementTraffic {
  /** SQL with every literal, list and comment taken out, or `find posts {author}` for other databases. */
  readonly template: string;
  readonly operation: 'read' | 'write' | 'other';
  /** Tables or collections it names, sorted. */
  readonly tables: readonly string[];
  /** `postgresql`, `mysql`, `mongodb`, `redis`, … as the trace names it. */
  readonly system?: string;
  readonly calls: number;
  /** Calls in one request, of those requests that made any. */
  readonly perRequest: { readonly mean: number; readonly max: number };
  readonly milliseconds: number;
  /** Requests that ran the template five times or more; absent when none did. */
  readonly repeated?: StatementRepeats;
  /** Where the call stands, when the trace says so (`code.*` attributes), e.g. `{file: "src/a.ts", line: 3}`. */
  readonly code?: { readonly file?: string; readonly line?: number; readonly function?: string };
  /** Names of the spans around it below the entry point, outermost first, without the statement's own. */
  readonly within?: readonly string[];
}

/** What one request did five times or more. */
export interface StatementRepeats {
  readonly requests: number;
  readonly max: number;
  /** Share of these requests in which the repeats overlapped in time, 0 to 1: they were sent together. */
  readonly overlapping: number;
  /**
   * Whether it is N+1. A repeated statement always is, sent together or not: one statement could have asked for all.
   * Repeated calls to a service are when they wait for each other; sent together they are a fan-out.
   */
  readonly nPlusOne: boolean;
}

/** One call to another service under one entry point. */
export interface CallTraffic {
  /** `GET /route/{}`, `driver.DriverService/FindNearest`, `publish orders`, or the name of the span. */
  readonly template: string;
  /** The service that answered, or the address that was called. */
  readonly to?: string;
  readonly calls: number;
  /** Calls in one request, of those requests that made any. */
  readonly perRequest: { readonly mean: number; readonly max: number };
  readonly milliseconds: number;
  /** Requests that made the call five times or more; absent when none did. */
  readonly repeated?: StatementRepeats;
  readonly code?: StatementTraffic['code'];
  readonly within?: readonly string[];
}

/** Calls from one service to another. */
export interface TrafficEdge {
  readonly from: string;
  readonly to: string;
  readonly calls: number;
  readonly errors: number;
  readonly latency?: Latency;
}

/** What the database server counted, from `pg_stat_statements`: whoever asked. */
export interface StatementEvidence {
  readonly sources: readonly EvidenceSource[];
  /** The most total time first. */
  readonly statements: readonly StatementStatistics[];
  readonly problems: readonly EvidenceProblem[];
}

/** One statement of the server's statistics. */
export interface StatementStatistics {
  readonly template: string;
  readonly operation: 'read' | 'write' | 'other';
  readonly tables: readonly string[];
  readonly calls: number;
  /** Total and mean time in milliseconds. */
  readonly milliseconds: number;
  readonly mean: number;
  readonly rows: number;
  /** Blocks found in memory and read from disk, where the file has them. */
  readonly hits?: number;
  readonly reads?: number;
}

/** Where processor time went, from V8 profiles. */
export interface ProfileEvidence {
  readonly sources: readonly EvidenceSource[];
  /** Milliseconds of all samples, and those spent idle. */
  readonly milliseconds: number;
  readonly idle: number;
  /** Lines of the project's own files, the most own time first. */
  readonly lines: readonly ProfileLine[];
  /** Time in packages, by name, that no line of the project stands for alone. */
  readonly packages: readonly { readonly name: string; readonly milliseconds: number }[];
  readonly problems: readonly EvidenceProblem[];
}

/** Processor time of one line. Files are relative to the project; of compiled code where its source maps say so. */
export interface ProfileLine {
  readonly file: string;
  readonly line: number;
  readonly function: string;
  /** Milliseconds in the line itself, and in everything it called. */
  readonly own: number;
  readonly total: number;
  /** The longest stretch without a break, in milliseconds: how long the event loop stood still. */
  readonly longest: number;
}
