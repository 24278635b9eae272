/** Every published figure of every published partition, computed anew. */
import { type Fse21Metric, measureFse21, scoreFse21 } from '@banyan/boundaries';
import type { Case, Report, Setting, Skipped } from '../case';
import { type PublishedApp, readPublishedApps } from '../published-data';

export const fse21Published: Case = {
  name: 'fse21-published',
  describes: 'the metrics of the FSE’21 dialect against every published cell',
  run: reproduce,
};

/** One figure of one partition. */
interface Cell {
  readonly app: string;
  readonly tool: string;
  readonly partition: string;
  readonly metric: Fse21Metric;
  readonly published: number;
  /** Rounded as published. */
  readonly computed: number | null;
  /** Not rounded: how near a miss is. */
  readonly exact: number | null;
}

function reproduce({ data }: Setting): Report | Skipped {
  if (data === undefined) return { skipped: 'BANYAN_DATA is not set' };
  const apps = readPublishedApps(data);
  if (!apps) return { skipped: `${data} has no fse21 with daytrader and acmeair` };
  const cells = apps.flatMap(cellsOf);
  const differing = cells.filter((cell) => !isReproduced(cell));
  return {
    title: 'published cells of FSE 2021, to three decimals',
    tables: [
      { rows: perTool(cells) },
      ...(differing.length > 0 ? [{ title: 'cells that differ', rows: list(differing) }] : []),
    ],
    bars: [
      { what: 'cells compared', value: cells.length, least: 1 },
      { what: 'cells that differ', value: differing.length, most: 0 },
    ],
  };
}

function cellsOf({ name: app, calls, useCases, partitions }: PublishedApp): Cell[] {
  return partitions.flatMap(({ name: partition, tool, assignment, cells }) => {
    const input = { assignment, calls, useCases };
    const [rounded, exact] = [scoreFse21(input), measureFse21(input)];
    return (Object.keys(cells) as Fse21Metric[]).map((metric) => ({
      ...{ app, tool, partition, metric, published: cells[metric]! },
      ...{ computed: rounded[metric], exact: exact[metric] },
    }));
  });
}

function isReproduced({ published, computed }: Cell): boolean {
  return computed !== null && Math.abs(computed - published) < 1e-9;
}

function perTool(cells: readonly Cell[]): (string | number)[][] {
  const names = [...new Set(cells.map(({ app, tool }) => `${app} ${tool}`))];
  const rows = names.map((name) => [name, ...count(cells.filter(({ app, tool }) => `${app} ${tool}` === name))]);
  return [['app and tool', 'partitions', 'cells', 'reproduced'], ...rows, ['all', ...count(cells)]];
}

function count(cells: readonly Cell[]): number[] {
  const partitions = new Set(cells.map(({ app, partition }) => `${app} ${partition}`));
  return [partitions.size, cells.length, cells.filter(isReproduced).length];
}

function list(cells: readonly Cell[]): (string | number)[][] {
  return [
    ['app', 'partition', 'metric', 'published', 'computed', 'unrounded'],
    ...cells.map((cell) => [
      cell.app,
      cell.partition,
      cell.metric,
      cell.published,
      cell.computed ?? '–',
      cell.exact ?? '–',
    ]),
  ];
}
