/** Own proposals on DayTrader and AcmeAir from static relations, beside Mono2Micro's partitions, by its own five figures. */
import { type Assignment, type Fse21Metric, proposeGraph, scoreFse21 } from '@banyan/boundaries';
import type { PlainGraph } from '@banyan/model';
import type { Case, Report, Setting, Skipped } from '../case';
import { type PublishedApp, type PublishedPartition, readPublishedApps } from '../published-data';
import { readStaticGraph } from '../static-relations';

export const fse21Own: Case = {
  name: 'fse21-own',
  describes: 'proposals from static relations, scored with call volumes, against Mono2Micro at each published K',
  run: compareAll,
};

/** As the paper orders them; SM alone is better when higher. */
const metrics = ['BCP', 'ICP', 'SM', 'IFN', 'NED'] as const;

interface Row {
  readonly app: string;
  readonly partition: string;
  readonly clusters: number;
  readonly own: Readonly<Partial<Record<Fse21Metric, number | null>>>;
  readonly published: PublishedPartition['cells'];
}

function compareAll({ data, say }: Setting): Report | Skipped {
  if (data === undefined) return { skipped: 'BANYAN_DATA is not set' };
  const apps = readPublishedApps(data);
  if (!apps) return { skipped: `${data} has no fse21 with daytrader and acmeair` };
  const rows = apps.flatMap((app) => {
    const graph = readStaticGraph(data, app.name);
    return mono2microOf(app).map((partition) => {
      say(`${app.name} ${partition.name}`);
      return compare(app, partition, graph);
    });
  });
  const won = rows.filter((row) => metrics.every((metric) => isAsGood(row, metric)));
  return {
    title: 'own proposals from static relations against Mono2Micro (own / published, ✗ where worse)',
    tables: [{ rows: [['app', 'partition', 'K', ...metrics], ...rows.map(toLine)] }, { rows: perApp(rows) }],
    notes: [
      'Call volumes and use cases are read for the scores alone; the number of clusters is the published partition’s real one.',
      'The shares of the services objective were chosen by DayTrader’s figures, with AcmeAir’s in sight but not chosen by.',
    ],
    bars: [
      { what: 'partitions weakly better on all five figures', value: won.length, least: rows.length },
      { what: 'figures as good or better', value: countGood(rows), least: rows.length * metrics.length },
    ],
  };
}

function mono2microOf({ partitions }: PublishedApp): readonly PublishedPartition[] {
  return partitions.filter(({ tool }) => tool === 'mono2micro');
}

function compare({ name, calls, useCases }: PublishedApp, partition: PublishedPartition, graph: PlainGraph): Row {
  const clusters = new Set(partition.assignment.values()).size;
  const proposal = proposeGraph(graph, { count: clusters });
  const assignment: Assignment = new Map(Object.entries(proposal.assignment));
  const own = scoreFse21({ assignment, calls, useCases });
  return { app: name, partition: partition.name, clusters, own, published: partition.cells };
}

function isAsGood({ own, published }: Row, metric: Fse21Metric): boolean {
  const [mine, theirs] = [own[metric], published[metric]];
  if (mine == null || theirs === undefined) return false;
  return metric === 'SM' ? mine >= theirs : mine <= theirs;
}

function countGood(rows: readonly Row[]): number {
  return rows.flatMap((row) => metrics.filter((metric) => isAsGood(row, metric))).length;
}

function toLine(row: Row): (string | number)[] {
  const cells = metrics.map(
    (metric) => `${isAsGood(row, metric) ? '' : '✗ '}${row.own[metric] ?? '–'} / ${row.published[metric] ?? '–'}`,
  );
  return [row.app, row.partition, row.clusters, ...cells];
}

/** How often each figure is as good, and how far the others are off, as a share of the published figure. */
function perApp(rows: readonly Row[]): (string | number)[][] {
  const apps = [...new Set(rows.map(({ app }) => app))];
  const lines = apps.map((app) => {
    const own = rows.filter((row) => row.app === app);
    return [app, own.length, ...metrics.map((metric) => summarize(own, metric))];
  });
  return [['app', 'partitions', ...metrics.map((metric) => `${metric} as good`)], ...lines];
}

function summarize(rows: readonly Row[], metric: Fse21Metric): string {
  const worse = rows.filter((row) => !isAsGood(row, metric));
  const far = worse.map(
    ({ own, published }) => Math.abs(own[metric]! - published[metric]!) / Math.abs(published[metric]!),
  );
  const mean = far.reduce((sum, share) => sum + share, 0) / Math.max(1, far.length);
  const rest = worse.length === 0 ? '' : `, others ${Math.round(mean * 100)} % off`;
  return `${rows.length - worse.length} of ${rows.length}${rest}`;
}
