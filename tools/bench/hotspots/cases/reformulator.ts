/** The public labels of Reformulator: queries that are repeated for each row of another one, in eight applications. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Case, Report, Setting, Skipped, Table } from '../../boundaries/case';
import published from '../reformulator/labels.json';
import { applicationOf, judge, type Judged } from '../reformulator/judge';

/** Folder of the corpus: `<app>` and `<app>-refactored`, at the commits of the labels' file. */
const folder = 'reformulator';

export const reformulator: Case = {
  name: 'reformulator',
  describes: '46 labels in 8 applications, and what is left after they were refactored',
  run: measure,
};

async function measure({ corpus, say }: Setting): Promise<Report | Skipped> {
  if (corpus === undefined) return { skipped: 'BANYAN_CORPUS is not set' };
  const root = join(corpus, folder);
  const missing = published.apps
    .flatMap(({ app }) => [app, `${app}-refactored`])
    .filter((name) => !existsSync(join(root, name)));
  if (missing.length > 0) return { skipped: `${root} has no ${missing.join(', ')}` };
  const before: Judged[] = [];
  const after: Judged[] = [];
  for (const one of published.apps) {
    say(one.app);
    before.push(judge(await applicationOf(join(root, one.app)), one.labels, one.unlabelled, one.across));
    after.push(judge(await applicationOf(join(root, `${one.app}-refactored`)), [], one.left, one.acrossLeft));
  }
  return reportOf(before, after);
}

function reportOf(before: readonly Judged[], after: readonly Judged[]): Report {
  const labels = sum(published.apps.map((app) => app.labels.length));
  return {
    title: 'Reformulator: reads that are repeated for each row',
    tables: [tableOf('as they were', before), tableOf('refactored by Reformulator', after)],
    bars: [
      { what: 'labels found', value: sum(before.map(({ labels: found }) => found)), least: labels },
      { what: 'real ones without a label', value: sum(before.map(({ real }) => real)), least: 5 },
      { what: 'other flags in the same function', value: sum(before.map(({ extra }) => extra.length)), most: 0 },
      { what: 'real ones that the refactoring left', value: sum(after.map(({ real }) => real)), least: 6 },
      { what: 'other flags after the refactoring', value: sum(after.map(({ extra }) => extra.length)), most: 0 },
    ],
    notes: [
      'Across functions: lines whose call leads to the query in another function. The labels are made by a tool that looks at',
      'single functions; these lines were read by us and are real. Writes that are repeated are counted and not judged.',
      ...published.apps.flatMap(({ app }, at) => [
        ...notesOf(app, before[at] as Judged),
        ...notesOf(`${app}, refactored`, after[at] as Judged),
      ]),
    ],
  };
}

function tableOf(title: string, judged: readonly Judged[]): Table {
  const rows = judged.map(({ labels, real, across, extra, writes }, at) => [
    published.apps[at]?.app ?? '',
    ...[labels, real, across, extra.length, writes],
  ]);
  return {
    title,
    rows: [['application', 'labels found', 'real without label', 'real across functions', 'other', 'writes'], ...rows],
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function notesOf(app: string, { missed, extra }: Judged): string[] {
  return [
    ...missed.map(({ file, line, why }) => `${app}: ${file}:${line} is missed, ${why}`),
    ...extra.map(({ file, line, title }) => `${app}: ${file}:${line} ${title}: neither labelled nor known to be real`),
  ];
}
