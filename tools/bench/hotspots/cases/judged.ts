/** High findings in public backends, judged by reading the code: how many are right. */
import { collectFacts } from '@banyan/facts';
import { findHotspots } from '@banyan/hotspots';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case, Report, Setting, Skipped, Table } from '../../boundaries/case';
import {
  type FirstReading,
  type JudgedBackend,
  type JudgedFinding,
  type Outcome,
  outcomeOf,
  rightOf,
  share,
} from '../judged/judged-backend';

const folder = join(__dirname, '../judged');

export const judged: Case = {
  name: 'judged',
  describes: 'high findings in public backends, judged by reading the code',
  run: measure,
};

async function measure({ corpus, say }: Setting): Promise<Report | Skipped> {
  if (corpus === undefined) return { skipped: 'BANYAN_CORPUS is not set' };
  const backends = readBackends();
  const here = backends.filter((one) => existsSync(join(corpus, one.folder)));
  if (here.length === 0) return { skipped: `${corpus} has no ${backends.map(({ backend }) => backend).join(', ')}` };
  const outcomes: Outcome[] = [];
  for (const backend of here) {
    say(backend.backend);
    const facts = await collectFacts(join(corpus, backend.folder), { source: backend.source, tests: false });
    outcomes.push(outcomeOf(backend, findHotspots(facts).findings));
  }
  return reportOf(
    outcomes,
    backends.filter((one) => !here.includes(one)).map(({ backend }) => backend),
  );
}

function readBackends(): JudgedBackend[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as JudgedBackend);
}

function reportOf(outcomes: readonly Outcome[], absent: readonly string[]): Report {
  const mended = outcomes.filter(({ backend }) => backend.unseen !== true);
  const unseen = outcomes.filter(({ backend }) => backend.unseen === true);
  return {
    title: 'High findings, judged by hand',
    tables: [
      backendsTable('backends that the rules were mended on', mended),
      backendsTable('backends that were unseen when they were judged first', unseen),
      rulesTable(highOf(outcomes)),
    ],
    bars: [
      ...barOf('share of high findings that are right', highOf(mended)),
      ...barOf('the same, unseen at first, as it is today', highOf(unseen)),
    ],
    notes: [
      ...absent.map((name) => `${name} is not there.`),
      ...outcomes.flatMap(({ backend, unjudged }) =>
        unjudged.map(({ file, line, title }) => `${backend.backend}: not judged, ${file}:${line} ${title}`),
      ),
      ...outcomes.flatMap(({ backend, lowered, lost }) => [
        ...lowered.map((one) => `${backend.backend}: right and less than high, ${placed(one)}`),
        ...lost.map((one) => `${backend.backend}: right and not found, ${placed(one)}`),
      ]),
    ],
  };
}

function highOf(outcomes: readonly Outcome[]): JudgedFinding[] {
  return outcomes.flatMap(({ high }) => high);
}

/** None where nothing is there to be judged. */
function barOf(what: string, high: readonly JudgedFinding[]): Report['bars'] {
  return high.length === 0 ? [] : [{ what, value: rightOf(high) / high.length, least: 0.7 }];
}

function placed({ file, line, title }: JudgedFinding): string {
  return `${file}:${line} ${title}`;
}

function backendsTable(title: string, outcomes: readonly Outcome[]): Table {
  const rows = outcomes.map(({ backend, high, unjudged, lowered, lost }) => {
    const { first } = backend;
    const now = [...figures(high.length, rightOf(high)), unjudged.length, lowered.length, lost.length];
    const [read, ...right] = figures(first.high, first.right);
    return [backend.backend, first.drawnFrom ? `${read} of ${first.drawnFrom}` : read, ...right, ...now];
  });
  const firsts = outcomes.map(({ backend }) => backend.first);
  const high = highOf(outcomes);
  const together = [...figures(sum(firsts, 'high'), sum(firsts, 'right')), ...figures(high.length, rightOf(high))];
  const head = ['backend', 'read at first', 'right', 'share', 'high today', 'right', 'share'];
  return { title, rows: [[...head, 'not judged', 'lowered', 'lost'], ...rows, ['together', ...together, '', '', '']] };
}

function figures(high: number, right: number): [number, number, string] {
  return [high, right, share(right, high)];
}

function sum(firsts: readonly FirstReading[], what: 'high' | 'right'): number {
  return firsts.reduce((total, first) => total + first[what], 0);
}

function rulesTable(high: readonly JudgedFinding[]): Table {
  const rules = [...new Set(high.map(({ rule }) => rule))].sort();
  const rows = rules.map((rule) => {
    const own = high.filter((one) => one.rule === rule);
    return [rule, own.length, rightOf(own), share(rightOf(own), own.length)];
  });
  return { title: 'by rule', rows: [['rule', 'high', 'right', 'share'], ...rows] };
}
