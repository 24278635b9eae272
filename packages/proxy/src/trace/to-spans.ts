/** A finished request as two spans of OpenTelemetry's semantic conventions for HTTP (1.38, stable since 1.23). */
import type { RoutingPlan } from '@banyan/model';
import { type Destination, pathOf } from '@banyan/routing';
import type { OtlpSpan } from './span-queue';
import type { TraceIds } from './tracer';

/** What is known of it. */
export interface FinishedTrace {
  readonly ids: TraceIds;
  readonly method: string;
  readonly version: string;
  readonly host: string | undefined;
  readonly secure: boolean;
  readonly target: string;
  readonly address: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly whole: boolean;
  /** Milliseconds since 1970. */
  readonly endedAt: number;
  readonly destination: Destination;
  readonly plan: RoutingPlan;
  readonly fault: string | undefined;
  readonly tries: number;
  readonly detour: string | undefined;
  readonly cached: string | undefined;
  /** Whether it set out to the upstream. */
  readonly called: boolean;
}

type Attribute = OtlpSpan['attributes'][number];

const known: ReadonlySet<string> = new Set('GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH QUERY'.split(' '));
const [serverKind, clientKind] = [2, 3];

/** The span that the caller sees, and the one of the call to the upstream, if there was one. */
export function toSpans(trace: FinishedTrace): readonly OtlpSpan[] {
  const { ids, cached, called } = trace;
  const method = methodOf(trace);
  const name = method === '_OTHER' ? 'HTTP' : method;
  const route = routeOf(trace);
  const serverName = route === undefined ? name : `${name} ${route}`;
  const server = toSpan(
    trace,
    serverName,
    serverKind,
    ids.serverId,
    ids.parentId,
    serverAttributes(trace, method, route),
  );
  if (cached !== undefined || !called) return [server];
  return [server, toSpan(trace, name, clientKind, ids.clientId, ids.serverId, clientAttributes(trace, method))];
}

function toSpan(
  trace: FinishedTrace,
  name: string,
  kind: number,
  spanId: string,
  parentSpanId: string | undefined,
  attributes: Attribute[],
): OtlpSpan {
  const { ids, endedAt, milliseconds, status, fault, whole } = trace;
  // A caller's mistake is no error of the server's, but it is one of the call.
  const isError = status >= (kind === serverKind ? 500 : 400) || fault !== undefined || !whole;
  if (isError) add(attributes, 'error.type', errorType(trace));
  return {
    traceId: ids.traceId,
    spanId,
    parentSpanId,
    name,
    kind,
    startTimeUnixNano: toNanos(endedAt - milliseconds),
    endTimeUnixNano: toNanos(endedAt),
    attributes,
    status: isError ? { code: 2 } : {},
  };
}

function serverAttributes(trace: FinishedTrace, method: string, route: string | undefined): Attribute[] {
  const { host, secure, target, status, address, version, destination, tries, detour, cached } = trace;
  const attributes: Attribute[] = [];
  addMethod(attributes, method, trace);
  add(attributes, 'url.scheme', secure ? 'https' : 'http');
  add(attributes, 'url.path', pathOf(target));
  add(attributes, 'http.route', route);
  add(attributes, 'http.response.status_code', status || undefined);
  addHost(attributes, host);
  add(attributes, 'client.address', address);
  add(attributes, 'network.protocol.version', version);
  add(attributes, 'banyan.route', destination.route);
  add(attributes, 'banyan.phase', destination.phase);
  add(attributes, 'banyan.upstream', destination.upstream.name);
  add(attributes, 'banyan.tries', tries > 1 ? tries : undefined);
  add(attributes, 'banyan.detour', detour);
  add(attributes, 'banyan.cache', cached);
  return attributes;
}

/** Without the query, which may hold secrets. */
function clientAttributes(trace: FinishedTrace, method: string): Attribute[] {
  const { destination, target, status, tries, fault } = trace;
  const { origin, hostname, port, name } = destination.upstream;
  const attributes: Attribute[] = [];
  addMethod(attributes, method, trace);
  add(attributes, 'url.full', `${origin}${pathOf(target)}`);
  add(attributes, 'server.address', hostname);
  add(attributes, 'server.port', Number(port));
  add(attributes, 'http.response.status_code', fault === undefined ? status || undefined : undefined);
  add(attributes, 'http.request.resend_count', tries > 1 ? tries - 1 : undefined);
  add(attributes, 'banyan.upstream', name);
  return attributes;
}

function addMethod(attributes: Attribute[], method: string, trace: FinishedTrace): void {
  add(attributes, 'http.request.method', method);
  if (method === '_OTHER') add(attributes, 'http.request.method_original', trace.method);
}

function addHost(attributes: Attribute[], host = ''): void {
  const [, hostname, port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host) ?? [];
  add(attributes, 'server.address', hostname);
  add(attributes, 'server.port', port === undefined ? undefined : Number(port));
}

/** Pushed one by one: spreading objects into each other was measured to cost twenty times as much. */
function add(attributes: Attribute[], key: string, value: string | number | undefined): void {
  if (value === undefined || value === '') return;
  attributes.push({ key, value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value } });
}

function methodOf({ method }: FinishedTrace): string {
  return known.has(method) ? method : '_OTHER';
}

/** As the plan writes it; a prefix as a pattern. What no route takes has none. */
function routeOf({ plan, destination }: FinishedTrace): string | undefined {
  const match = plan.routes?.find(({ name }) => name === destination.route)?.match;
  if (match?.prefix !== undefined) return `${match.prefix.replace(/\/$/, '')}/*`;
  return match?.path;
}

function errorType({ fault, status, whole }: FinishedTrace): string {
  if (fault !== undefined) return fault;
  return status >= 400 ? String(status) : whole ? '_OTHER' : 'incomplete';
}

function toNanos(milliseconds: number): string {
  return String(BigInt(Math.round(milliseconds * 1_000)) * 1_000n);
}
