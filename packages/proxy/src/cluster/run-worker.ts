/** One worker: a proxy whose plan, limits and end are the primary's to say. */
import { Server as TlsServer } from 'node:https';
import { performance } from 'node:perf_hooks';
import { BanyanError } from '@banyan/model';
import { compile } from '@banyan/routing';
import { gaugesOf, upstreamStates, workerEndpoints } from '../admin/admin-endpoints';
import { buildParts } from '../build-parts';
import type { Purge } from '../cache/store/cache-store';
import { storeOpener } from '../cache/store/open-store';
import { usualFloor } from '../health/retry-budget';
import { drain } from '../life/drain';
import { listen } from '../life/listen';
import { watchStalls } from '../life/watch-stalls';
import type { LogLine } from '../log/log-line';
import { toHealthLine } from '../log/tell-health';
import { renderMetrics } from '../metrics/render-metrics';
import { ProxyServer } from '../server';
import type { ServerParts } from '../server-parts';
import { examinePlan } from '../table/plan-gate';
import { planFolder } from '../table/plan-source';
import { secretsOf } from '../table/secrets';
import type { Order, Report, Snapshot, WorkerStart } from './messages';
import { partOf } from './part-of';
import { workerStores } from './worker-store';
import { WorkerTeam } from './worker-team';

/** How a worker reaches the primary and its output. */
export interface WorkerMeans {
  readonly report: (report: Report) => void;
  readonly onOrder: (obey: (order: Order) => void) => void;
  /** Gets whole lines. */
  readonly writeAccess: (text: string) => void;
  /** Nothing more is to be done. */
  readonly leave: () => void;
}

/** Waits for orders. */
export function runWorker(means: WorkerMeans): void {
  let worker: Worker | undefined;
  means.onOrder((order) => {
    if (order.kind === 'start') worker = new Worker(order, means);
    else worker?.obey(order);
  });
}

class Worker {
  private readonly team: WorkerTeam;
  private readonly parts: ServerParts;
  private readonly server: ProxyServer;
  private readonly stopStalls: () => void;
  private readonly hurry = new AbortController();
  private readonly folder: string;
  /** Whether what is forgotten is told: not what others told. */
  private tells = true;

  constructor(
    start: WorkerStart,
    private readonly means: WorkerMeans,
  ) {
    const { slot, workers } = start;
    this.folder = planFolder(start.options);
    this.team = new WorkerTeam(slot, workers, () => performance.now(), means.report);
    this.parts = this.build(start);
    this.server = new ProxyServer(this.parts);
    const { http } = this.server.front;
    // A caller may come back to another worker and resume its TLS session there.
    if (http instanceof TlsServer) http.setTicketKeys(Buffer.from(start.ticketKeys, 'base64'));
    this.stopStalls = watchStalls(this.server);
    this.parts.load.start();
    listen(this.server.http, 'listen', start.listen).then(
      (address) => means.report({ kind: 'listening', address }),
      (error: unknown) => this.failed(error),
    );
  }

  obey(order: Exclude<Order, WorkerStart>): void {
    switch (order.kind) {
      case 'prepare':
        return this.prepare(order);
      case 'commit':
        this.parts.keyring.adopt(order.plan);
        return void this.parts.tables.swap(order.plan, order.revision);
      case 'renew':
        return void this.parts.keyring.renew();
      case 'snapshot':
        return this.means.report({ kind: 'snapshot', id: order.id, ...this.snapshot() });
      case 'admin':
        return void this.answer(order);
      case 'purge':
        return this.forget(order.purge);
      case 'drain':
        return void this.drain(order.lingering, order.grace);
      case 'hurry':
        return this.hurry.abort();
      default:
        return this.team.obey(order);
    }
  }

  private build({ slot, workers, plan, revision, pseudonym, options }: WorkerStart): ServerParts {
    const { report, writeAccess } = this.means;
    const { logShare: share, ...told } = options;
    const write = (line: object): void => writeAccess(`${JSON.stringify(line)}\n`);
    const log = (line: LogLine): void => report({ kind: 'log', line });
    const open = storeOpener({ log }, process.env, () => performance.now());
    return buildParts({ ...told, log, accessLog: { share, write } }, plan, {
      revision,
      pseudonym,
      copyBounds: (bounds) => ({
        ...bounds,
        copies: partOf(bounds.copies, slot, workers),
        copiedBytes: partOf(bounds.copiedBytes, slot, workers),
      }),
      retryFloor: Math.max(1, partOf(usualFloor, slot, workers)),
      team: this.team,
      openStore: workerStores(open, workers, (purge) => this.tells && report({ kind: 'purge', purge })),
      onHealth: ({ name }, event) => report({ kind: 'health', upstream: name, event, line: toHealthLine(name, event) }),
    });
  }

  /** All that could go wrong goes wrong now, when the old plan can still stay. */
  private prepare({ id, plan }: Extract<Order, { kind: 'prepare' }>): void {
    const problems = [...examinePlan(plan, process.env, this.folder)];
    try {
      if (problems.length === 0) compile(plan, this.parts.tables.revision + 1, secretsOf(plan, process.env));
    } catch (error) {
      problems.push({ code: 'PROXY_WORKER_REFUSED', path: '', message: String(error) });
    }
    this.means.report({ kind: 'prepared', id, problems });
  }

  private forget(purge: Purge): void {
    this.tells = false;
    if (this.server.cache.inUse) void this.server.cache.forget(purge);
    this.tells = true;
  }

  /** As the admin server of one process would. */
  private async answer({ id, name, query }: Extract<Order, { kind: 'admin' }>): Promise<void> {
    const endpoint = workerEndpoints(this.server)[name];
    const answer = await endpoint?.(new URLSearchParams(query));
    const { status, body } = answer ?? { status: 404, body: {} };
    this.means.report({ kind: 'admin', id, status, body });
  }

  private snapshot(): Snapshot {
    const metrics = renderMetrics(this.parts.book, gaugesOf(this.server, false));
    return { metrics, upstreams: upstreamStates(this.server) };
  }

  private async drain(lingering: number, grace: number): Promise<void> {
    const report = await drain(this.server, lingering, grace, this.hurry.signal);
    this.stopStalls();
    this.parts.load.stop();
    await Promise.all([this.server.cache.close(), this.parts.tracer?.queue.close()]);
    await this.parts.tables.close();
    this.means.report({ kind: 'drained', report, ...this.snapshot() });
    this.means.leave();
  }

  private failed(error: unknown): void {
    if (!(error instanceof BanyanError)) throw error;
    const { code, message, hint } = error;
    this.means.report({ kind: 'failed', code, message, hint });
    this.means.leave();
  }
}
