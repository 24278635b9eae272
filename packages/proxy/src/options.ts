/** What a proxy can be told, and what it does when it is not told. */
import type { RoutingPlan } from '@banyan/model';
import type { Shedding } from './life/load-watch';
import type { EngineName } from './forward/engines';
import type { HttpProxySettings } from './forward/http-proxy/settings';
import type { Environment } from './table/secrets';
import type { TraceOptions } from './trace/tracer';
import type { AccessLine, LogLine } from './log/log-line';

/** Milliseconds, where the plan says nothing else; none of them limits how long a transfer that moves may take. */
export interface Timeouts {
  /** Until the upstream accepts a connection. */
  readonly connect: number;
  /** Until the upstream begins its answer; `firstByte` in plans. */
  readonly answer: number;
  /** Without a byte of a body, from either side. */
  readonly idle: number;
  /** Until a caller has sent a whole head, from connecting or from its first byte. */
  readonly head: number;
  /** A caller's connection between two requests; longer than the load balancer in front keeps its own. */
  readonly keepAlive: number;
  /** Until an upgrade is answered. */
  readonly handshake: number;
  /** Between looks, by PING, whether an upstream by HTTP/2 that has requests is there. Servers of gRPC mind less than 5 minutes. */
  readonly ping: number;
  /** Until such a look is answered. */
  readonly pong: number;
}

/** Bounds on what one caller or one upstream can cost. */
export interface Limits {
  /** Header fields of a request. */
  readonly fields: number;
  /** Bytes of a request's head. */
  readonly headBytes: number;
  /** Connections to one upstream whose plan names no number; more requests at once wait or are answered 503. */
  readonly connections: number;
  /** Requests that one connection may have under way at once, by HTTP/2. */
  readonly streams: number;
  /** Requests of one connection, by HTTP/2, that may be given up within a second before it is closed for it. */
  readonly resets: number;
  /** Bodies up to this many bytes are received whole before the upstream is troubled. */
  readonly wholeBody: number;
}

/** How `startProxy` is called. Exactly one of `planFile`, `plan` and `to` says where requests go. */
export interface ProxyOptions {
  /** File with the plan; read again on change. */
  readonly planFile?: string;
  /** The plan itself. */
  readonly plan?: RoutingPlan;
  /** Origin of the monolith; everything goes there. */
  readonly to?: string;
  /** `host:port`; the plan's, or 127.0.0.1:8080. */
  readonly listen?: string;
  /** `host:port` of the admin server; the plan's, or 127.0.0.1:9901 (any port if that is taken). `false` opens none. */
  readonly admin?: string | false;
  /** Whether changes of `planFile` are taken over by themselves. Default true. */
  readonly watch?: boolean;
  /** What to do when `planFile` is invalid at start. Default: the last good plan, with a warning. */
  readonly invalidPlan?: 'last-good' | 'refuse';
  /** Folder for the last good plan; default beside the plan. */
  readonly stateDir?: string;
  /** Where the secret of the plan's `signingKey` is looked for. Default: the environment of the process. */
  readonly environment?: Environment;
  /** Peers whose X-Forwarded fields are believed: addresses or CIDR ranges. Default none. */
  readonly trust?: readonly string[];
  /** What carries requests to upstreams. Default `undici`. */
  readonly engine?: EngineName;
  /** Options and event listeners of http-proxy; only with that engine. */
  readonly httpProxy?: HttpProxySettings;
  readonly timeouts?: Partial<Timeouts>;
  readonly limits?: Partial<Limits>;
  /** When new requests are refused because the process is overloaded. Default: the plan's word, or never. */
  readonly shedding?: Shedding;
  /** Bytes of resident memory. Default: those of the process. */
  readonly memory?: () => number;
  /** Milliseconds that `drain` waits for requests under way. Default 10,000. */
  readonly grace?: number;
  /** Milliseconds that `drain` goes on accepting while it already says not ready. Default 0. */
  readonly lingering?: number;
  /** Gets one line for every event worth knowing. */
  readonly log?: (line: LogLine) => void;
  /** Gets a line for a share of the requests. */
  readonly accessLog?: AccessLog;
  /** Where traces of requests go; nowhere when absent. */
  readonly traces?: TraceOptions;
  /** Milliseconds that only go forward. */
  readonly clock?: () => number;
  /** Milliseconds since 1970. Default: those of the system. */
  readonly now?: () => number;
  /** Draws which requests are logged and names this process. */
  readonly random?: () => number;
}

/** The access log. */
export interface AccessLog {
  /** 0 to 1. */
  readonly share: number;
  readonly write: (line: AccessLine) => void;
}

export const defaultTimeouts: Timeouts = {
  connect: 3_000,
  answer: 60_000,
  idle: 60_000,
  head: 10_000,
  keepAlive: 65_000,
  handshake: 10_000,
  ping: 300_000,
  pong: 20_000,
};

export const defaultLimits: Limits = {
  fields: 200,
  headBytes: 32_768,
  connections: 1024,
  streams: 100,
  resets: 200,
  wholeBody: 65_536,
};
