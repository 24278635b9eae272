/** What a proxy does between its start and its end, wherever its callers connect. */
import type { RoutingPlan } from '@banyan/model';
import type { Revision } from '@banyan/routing';
import { drain, type DrainReport } from './life/drain';
import { watchStalls } from './life/watch-stalls';
import type { ProxyOptions } from './options';
import type { ProxyServer } from './server';
import type { ReloadOutcome, Reloader } from './table/reloader';
import { watchFiles } from './table/watch-files';

/** A proxy at work. */
export interface Operation {
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

/** @param admin the admin server, to be closed last */
export async function operate(
  options: ProxyOptions,
  server: ProxyServer,
  reloader: Reloader,
  admin: { close(): Promise<unknown> } | undefined,
): Promise<Operation> {
  const { parts } = server;
  await reloader.start();
  const stopWatching = watchFiles(options, reloader, parts.keyring);
  const stopStalls = watchStalls(server);
  parts.load.start();
  const hurry = new AbortController();

  const end = async (lingering: number, grace: number): Promise<DrainReport> => {
    const report = await drain(server, lingering, grace, hurry.signal);
    server.ended = true;
    for (const exchange of server.underway) exchange.response.destroy(); // on connections of a server around the proxy
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
