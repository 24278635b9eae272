/** Starts a proxy of several processes, on as many cores. */
import { BanyanError, type RoutingPlan } from '@banyan/model';
import { startAdmin } from '../admin/start-admin';
import { workersFailed } from '../errors';
import type { DrainReport } from '../life/drain';
import { TallyBook } from '../metrics/tally-book';
import { type RunningProxy, startProxy } from '../start-proxy';
import { type FirstPlan, readFirstPlan } from '../table/plan-source';
import { Reloader } from '../table/reloader';
import { watchFiles } from '../table/watch-files';
import { askForSnapshots, clusterEndpoints } from './cluster-endpoints';
import type { ClusterOptions } from './cluster-options';
import { countWorkers } from './count-workers';
import { Primary, type StartWatcher } from './primary';

/** Milliseconds between two looks at what the workers have counted: so much is lost when one of them is killed. */
const snapshotsEvery = 5_000;

/**
 * Starts as many processes as `workers` says, behind one address. With one it is `startProxy`, in this process. Node's
 * cluster module then belongs to the proxy: a program that uses it itself has to start the proxy in a process of its own.
 * @example const proxy = await startCluster({ planFile: 'routing.yaml', workers: 'auto' });
 * @throws BanyanError as `startProxy` does, and `PROXY_WORKERS_FAILED`
 */
export async function startCluster(options: ClusterOptions): Promise<RunningProxy> {
  const first = await readFirstPlan(options);
  const size = countWorkers(options.workers ?? first.plan.workers ?? 1);
  if (size === 1) return startProxy(toSingle(options));
  const log = options.log ?? (() => undefined);
  const listen = options.listen ?? first.plan.listen ?? '127.0.0.1:8080';
  const begun = whenBegun(size);
  const primary = new Primary(options, size, first.plan, listen, log, begun.watcher);
  primary.crew.start();
  try {
    await begun.done;
    return await run(options, first, primary);
  } catch (error) {
    primary.crew.kill();
    throw error;
  }
}

async function run(options: ClusterOptions, first: FirstPlan, primary: Primary): Promise<RunningProxy> {
  const { planFile, stateDir, log = () => undefined } = options;
  const book = new TallyBook();
  const keyring = { adopt: (plan: RoutingPlan) => primary.keyring.adopt(plan), renew: () => primary.renew() };
  const parts = { tables: primary, keyring, book, log, planFile, stateDir, environment: process.env };
  const reloader = new Reloader(parts, first);
  let ending: Promise<DrainReport> | undefined;
  const isReady = (): boolean => !ending && primary.crew.complete;
  const admin = await startAdmin(options, first.plan, clusterEndpoints({ primary, reloader, book, isReady }));
  await reloader.start();
  const stopWatching = watchFiles(options, reloader, primary.keyring);
  const snapshots = setInterval(() => void askForSnapshots(primary), snapshotsEvery).unref();

  const end = async (lingering: number, grace: number): Promise<DrainReport> => {
    const report = await primary.end(lingering, grace);
    stopWatching();
    clearInterval(snapshots);
    await admin?.close();
    return report;
  };
  const endOnce = (lingering: number, grace: number): Promise<DrainReport> => {
    if (ending) primary.crew.tellAll({ kind: 'hurry' });
    return (ending ??= end(lingering, grace));
  };
  return {
    address: primary.address,
    secure: first.plan.tls !== undefined,
    adminAddress: admin?.address,
    get revision() {
      return primary.revision;
    },
    get planRefused() {
      return reloader.refused.length > 0;
    },
    reload: () => reloader.reload(),
    apply: (plan: RoutingPlan) => reloader.apply(plan),
    drain: () => endOnce(options.lingering ?? 0, options.grace ?? 10_000),
    close: async () => {
      const ended = endOnce(0, 0);
      primary.crew.tellAll({ kind: 'hurry' });
      await ended;
    },
  };
}

/** Resolves when all listen; rejects with what keeps the first of them from it. */
function whenBegun(size: number): { readonly watcher: StartWatcher; readonly done: Promise<void> } {
  let settle: { resolve: () => void; reject: (error: Error) => void };
  const done = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  let listening = 0;
  const watcher: StartWatcher = {
    listening: () => ++listening === size && settle.resolve(),
    failed: ({ code, message, hint }) => settle.reject(new BanyanError(code, message, hint)),
    died: (how) => settle.reject(workersFailed(how)),
  };
  return { watcher, done };
}

function toSingle({ accessLog, ...options }: ClusterOptions): Parameters<typeof startProxy>[0] {
  if (!accessLog) return options;
  const { share, writeText } = accessLog;
  return { ...options, accessLog: { share, write: (line) => writeText(`${JSON.stringify(line)}\n`) } };
}
