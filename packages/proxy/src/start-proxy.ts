/** Puts a proxy together and starts it. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { performance } from 'node:perf_hooks';
import { BanyanError, type RoutingPlan } from '@banyan/model';
import { parseAddress, type Revision } from '@banyan/routing';
import { adminEndpoints } from './admin/admin-endpoints';
import { createAdminServer } from './admin/admin-server';
import { chooseEngine } from './forward/choose-engine';
import type { ForwarderSettings } from './forward/forwarder';
import { drain, type DrainReport } from './life/drain';
import { listen } from './life/listen';
import { LoadWatch } from './life/load-watch';
import { trustedPeers } from './life/trusted-peers';
import { watchStalls } from './life/watch-stalls';
import { accessWriter } from './log/access-writer';
import { healthLogger } from './log/tell-health';
import { TallyBook } from './metrics/tally-book';
import { defaultLimits, defaultTimeouts, type ProxyOptions } from './options';
import { ProxyServer } from './server';
import type { ServerParts } from './server-parts';
import { Forwarders } from './table/forwarders';
import { type FirstPlan, readFirstPlan } from './table/plan-source';
import { type ReloadOutcome, Reloader } from './table/reloader';
import { environmentOf } from './table/secrets';
import { TableStore } from './table/table-store';
import { watchForChanges } from './table/watch-file';

/** A proxy that is listening. */
export interface RunningProxy {
  /** `host:port` callers connect to. */
  readonly address: string;
  /** `host:port` of the admin server; undefined when there is none. */
  readonly adminAddress: string | undefined;
  /** Revision of the plan in use. */
  readonly revision: Revision;
  /** Whether the last good plan stands in for the one on disk, or the one on disk was refused since. */
  readonly planRefused: boolean;
  /** Reads the plan file again. */
  reload(): Promise<ReloadOutcome>;
  /** Takes over another plan. */
  apply(plan: RoutingPlan): Promise<ReloadOutcome>;
  /** Finishes what is under way, accepts nothing new, and closes. A second call cuts the first one short. */
  drain(): Promise<DrainReport>;
  /** Closes at once. */
  close(): Promise<void>;
}

/**
 * Starts a proxy.
 * @example const proxy = await startProxy({ to: 'http://127.0.0.1:3000', listen: '127.0.0.1:8080' });
 * @throws BanyanError `PROXY_PLAN_CHOICE`, `PROXY_PLAN_MISSING`, `ROUTING_PLAN_REFUSED`, `PROXY_PORT_IN_USE`,
 * `PROXY_PORT_FORBIDDEN`, `PROXY_ADDRESS_UNAVAILABLE`, `PROXY_ADDRESS_INVALID`, `PROXY_TRUST_INVALID`,
 * `PROXY_ENGINE_UNKNOWN`, `PROXY_ENGINE_OPTION`
 */
export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  const first = await readFirstPlan(options);
  const parts = buildParts(options, first);
  const server = new ProxyServer(parts);
  const reloader = buildReloader(options, parts, first);
  const address = await listen(server.http, 'listen', options.listen ?? first.plan.listen ?? '127.0.0.1:8080');
  const admin = await startAdmin(options, first, server, reloader).catch((error: unknown) => {
    server.http.close();
    throw error;
  });
  await reloader.start();
  const stopWatching = watchPlan(options, reloader);
  const stopStalls = watchStalls(server);
  parts.load.start();
  const hurry = new AbortController();

  const end = async (lingering: number, grace: number): Promise<DrainReport> => {
    const report = await drain(server, lingering, grace, hurry.signal);
    stopWatching();
    stopStalls();
    parts.load.stop();
    await Promise.all([parts.tables.close(), admin?.close()]);
    return report;
  };
  let ending: Promise<DrainReport> | undefined;
  const endOnce = (lingering: number, grace: number): Promise<DrainReport> => {
    if (ending) hurry.abort();
    return (ending ??= end(lingering, grace));
  };
  return {
    address,
    adminAddress: admin?.address,
    get revision() {
      return parts.tables.current.table.revision;
    },
    get planRefused() {
      return reloader.refused.length > 0;
    },
    reload: () => reloader.reload(),
    apply: (plan) => reloader.apply(plan),
    drain: () => endOnce(options.lingering ?? 0, options.grace ?? 10_000),
    close: async () => {
      hurry.abort();
      await endOnce(0, 0);
    },
  };
}

function buildParts(options: ProxyOptions, { plan }: FirstPlan): ServerParts {
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const limits = { ...defaultLimits, ...options.limits };
  const clock = options.clock ?? (() => performance.now());
  const random = options.random ?? Math.random;
  const book = new TallyBook();
  const engine = chooseEngine(options);
  const { httpProxy } = options;
  const onRetry = (): void => void (book.retries += 1);
  const onListenerFault = listenerFaultLogger(options);
  const settings = { timeouts, limits, clock, onRetry, onListenerFault, ...(httpProxy && { httpProxy }) };
  const forwarders = new Forwarders((upstream, gate) => engine.create(upstream, { ...settings, gate }), {
    connections: limits.connections,
    clock,
    random,
    onHealth: healthLogger(options),
  });
  return {
    forwarders,
    load: loadWatch(options, clock),
    tables: new TableStore(plan, forwarders, book, environmentOf(options), timeouts),
    book,
    timeouts,
    limits,
    pseudonym: `banyan-${Math.floor(random() * 2 ** 48)
      .toString(36)
      .padStart(10, '0')}`,
    trusts: trustedPeers(options.trust ?? []),
    clock,
    means: { now: Date.now, newName: () => randomBytes(12).toString('base64url') },
    access: accessWriter(options.accessLog, random),
  };
}

/** An embedder's fault is the operator's to see: the caller only gets 500. */
function listenerFaultLogger({ log }: ProxyOptions): ForwarderSettings['onListenerFault'] {
  return (event, { message }) => {
    log?.({ level: 'error', event: 'listener-failed', message: `a listener for ${event} failed: ${message}` });
  };
}

function loadWatch({ shedding, memory, log }: ProxyOptions, clock: () => number): LoadWatch {
  return new LoadWatch(shedding, clock, memory ?? (() => process.memoryUsage.rss()), (isShedding) => {
    const message = isShedding ? 'Overloaded: new requests are refused.' : 'New requests are welcome again.';
    log?.({ level: 'warn', event: isShedding ? 'shedding' : 'shedding-over', message });
  });
}

function buildReloader(options: ProxyOptions, { tables, book }: ServerParts, first: FirstPlan): Reloader {
  const log = options.log ?? (() => undefined);
  const { planFile, stateDir } = options;
  const environment = environmentOf(options);
  return new Reloader({ tables, book, log, planFile, stateDir, environment }, first);
}

async function startAdmin(
  { admin }: ProxyOptions,
  { plan }: FirstPlan,
  server: ProxyServer,
  reloader: Reloader,
): Promise<{ readonly address: string; readonly close: () => Promise<void> } | undefined> {
  if (admin === false) return undefined;
  const asked = admin ?? plan.admin;
  const http = createAdminServer(adminEndpoints(server, reloader), parseAddress(asked ?? usualAdmin)?.host ?? '');
  const address = asked === undefined ? await listenUsual(http) : await listen(http, 'admin', asked);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    });
  return { address, close };
}

/** Where people look for metrics first. */
const usualAdmin = '127.0.0.1:9901';

/** A second proxy on one machine that named no admin address must start all the same. */
function listenUsual(http: Server): Promise<string> {
  return listen(http, 'admin', usualAdmin).catch((error: unknown) => {
    if (!(error instanceof BanyanError) || error.code !== 'PROXY_PORT_IN_USE') throw error;
    return listen(http, 'admin', '127.0.0.1:0');
  });
}

function watchPlan({ planFile, watch = true }: ProxyOptions, reloader: Reloader): () => void {
  if (planFile === undefined || !watch) return () => undefined;
  return watchForChanges(planFile, () => void reloader.reload());
}
