/** Puts a proxy together and starts it. */
import type { RoutingPlan } from '@banyan/model';
import type { Revision } from '@banyan/routing';
import { adminEndpoints } from './admin/admin-endpoints';
import { startAdmin } from './admin/start-admin';
import { buildParts } from './build-parts';
import { drain, type DrainReport } from './life/drain';
import { listen } from './life/listen';
import { watchStalls } from './life/watch-stalls';
import type { ProxyOptions } from './options';
import { ProxyServer } from './server';
import type { ServerParts } from './server-parts';
import { type FirstPlan, readFirstPlan } from './table/plan-source';
import { type ReloadOutcome, Reloader } from './table/reloader';
import { environmentOf } from './table/secrets';
import { watchFiles } from './table/watch-files';

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
  const parts = buildParts(options, first.plan);
  const server = new ProxyServer(parts);
  const reloader = buildReloader(options, parts, first);
  const address = await listen(server.http, 'listen', options.listen ?? first.plan.listen ?? '127.0.0.1:8080');
  const admin = await startAdmin(options, first.plan, adminEndpoints(server, reloader)).catch((error: unknown) => {
    server.http.close();
    throw error;
  });
  await reloader.start();
  const stopWatching = watchFiles(options, reloader, parts.keyring);
  const stopStalls = watchStalls(server);
  parts.load.start();
  const hurry = new AbortController();

  const end = async (lingering: number, grace: number): Promise<DrainReport> => {
    const report = await drain(server, lingering, grace, hurry.signal);
    stopWatching();
    stopStalls();
    parts.load.stop();
    await Promise.all([server.cache.close(), parts.tracer?.queue.close()]);
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
      return parts.tables.revision;
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

function buildReloader(options: ProxyOptions, { tables, book, keyring }: ServerParts, first: FirstPlan): Reloader {
  const log = options.log ?? (() => undefined);
  const { planFile, stateDir } = options;
  const environment = environmentOf(options);
  return new Reloader({ tables, book, keyring, log, planFile, stateDir, environment }, first);
}
