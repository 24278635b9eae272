/** One admin server for all workers. */
import type { ReportThresholds } from '@banyan/model';
import type { AdminAnswer, AdminEndpoints } from '../admin/admin-server';
import { CacheBook } from '../cache/cache-book';
import { renderMetrics } from '../metrics/render-metrics';
import type { TallyBook } from '../metrics/tally-book';
import type { Reloader } from '../table/reloader';
import type { Primary } from './primary';
import type { ShadowReport } from '../shadow/shadow-report';
import { mergeAnswers, mergeShadows } from './merge-answers';
import { mergeMetrics } from './merge-metrics';

/** Milliseconds that a worker may take to say how it stands. */
const patience = 1_000;

/** What the admin server needs of the cluster. */
export interface ClusterView {
  readonly primary: Primary;
  readonly reloader: Reloader;
  readonly book: TallyBook;
  readonly isReady: () => boolean;
}

/** The endpoints of one cluster; the same as of one process. */
export function clusterEndpoints(view: ClusterView): AdminEndpoints {
  const { primary, reloader } = view;
  return {
    'GET /metrics': async () => {
      await askForSnapshots(primary);
      return { status: 200, body: metricsOf(view) };
    },
    'GET /healthz': () => ({ status: 200, body: { alive: true } }),
    'GET /readyz': () => {
      const ready = view.isReady();
      return { status: ready ? 200 : 503, body: { ready, workers: listeningIn(primary), of: primary.crew.size } };
    },
    'GET /plan': async () => {
      await askForSnapshots(primary);
      const { revision, plan, crew } = primary;
      const workers = crew.all().map(({ pid, snapshot }) => ({ pid, upstreams: snapshot?.upstreams ?? {} }));
      const upstreams = workers[0]?.upstreams ?? {};
      return { status: 200, body: { revision, plan, refused: reloader.refused, upstreams, workers } };
    },
    'GET /shadow': () => askWorkers(primary, 'GET /shadow'),
    'POST /shadow/reset': () => askWorkers(primary, 'POST /shadow/reset'),
    'POST /cache/purge': (query) => askWorkers(primary, 'POST /cache/purge', query),
    'POST /reload': async () => {
      const outcome = await reloader.reload();
      return { status: outcome.kind === 'refused' ? 422 : 200, body: outcome };
    },
  };
}

/** Each worker answers, and the worst status counts. */
async function askWorkers({ crew, table }: Primary, name: string, query = new URLSearchParams()): Promise<AdminAnswer> {
  const asked = await crew.askAll((id) => ({ kind: 'admin', id, name, query: query.toString() }), patience);
  const answers = [...asked.values()].flatMap((report) => (report?.kind === 'admin' ? report : []));
  if (answers.length === 0) return { status: 503, body: { error: 'no worker answers' } };
  const worst = answers.reduce((a, b) => (b.status > a.status ? b : a));
  if (worst.status >= 400) return worst;
  const bodies = answers.map(({ body }) => body);
  const thresholdsOf = (route: string): Required<ReportThresholds> =>
    table.destinations.find((to) => to.route === route && to.shadow)?.shadow?.report ?? usualThresholds;
  const isShadow = name.includes('/shadow');
  return {
    status: 200,
    body: isShadow ? mergeShadows(bodies as ShadowReport[], thresholdsOf) : (mergeAnswers(bodies) as object),
  };
}

/** Of a route that was shadowed and is no longer. */
const usualThresholds: Required<ReportThresholds> = { relative: 20, absolute: 0.03 };

/** Each member then has a fresh one. */
export async function askForSnapshots({ crew }: Primary): Promise<void> {
  await crew.askAll((id) => ({ kind: 'snapshot', id }), patience);
}

function metricsOf({ primary, reloader, book, isReady }: ClusterView): string {
  const { crew, health, revision } = primary;
  const { user, system } = process.cpuUsage();
  const own = renderMetrics(book, {
    revision,
    ready: isReady(),
    planRefused: reloader.refused.length > 0,
    cpuSeconds: (user + system) / 1e6,
    residentBytes: process.memoryUsage.rss(),
    links: [],
    shedding: false,
    dropsCopies: false,
    cache: { book: new CacheBook(), inUse: undefined },
    certificates: [],
    http2Connections: 0,
  });
  // Each worker counts the ejections it hears of.
  const texts = crew.all().map(({ snapshot }) => snapshot?.metrics ?? '');
  const merged = mergeMetrics([own, ...texts], [primary.retained]);
  return without(merged, 'banyan_upstream_ejections_total') + ownMetrics(primary, health.ejections);
}

function without(text: string, family: string): string {
  return text
    .split(/^(?=# HELP )/m)
    .filter((block) => !block.startsWith(`# HELP ${family} `))
    .join('');
}

function ownMetrics({ crew, plan }: Primary, ejections: ReadonlyMap<string, number>): string {
  const names = Object.keys(plan.upstreams).toSorted();
  return [
    '# HELP banyan_upstream_ejections_total How often it was taken out.\n# TYPE banyan_upstream_ejections_total counter\n',
    ...names.map((name) => `banyan_upstream_ejections_total{upstream="${name}"} ${ejections.get(name) ?? 0}\n`),
    `# HELP banyan_workers Processes that take requests.\n# TYPE banyan_workers gauge\n`,
    `banyan_workers ${listeningIn({ crew })}\n`,
    `# HELP banyan_worker_deaths_total Workers that died and were replaced.\n`,
    `# TYPE banyan_worker_deaths_total counter\nbanyan_worker_deaths_total ${crew.deaths}\n`,
  ].join('');
}

function listeningIn({ crew }: Pick<Primary, 'crew'>): number {
  return crew.all().filter(({ listening }) => listening).length;
}
