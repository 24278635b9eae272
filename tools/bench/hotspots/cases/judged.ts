/** High findings in public backends, judged by reading the code: how many are right. */
import { collectFacts } from '@banyan/facts';
import { findHotspots } from '@banyan/hotspots';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case, Report, Setting, Skipped, Table } from '../../boundaries/case';
import {
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
  const high = outcomes.flatMap((one) => one.high);
  return {
    title: 'High findings, judged by hand',
    tables: [backendsTable(outcomes), rulesTable(high)],
    bars: [{ what: 'share of high findings that are right', value: rightOf(high) / high.length, least: 0.7 }],
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

function placed({ file, line, title }: JudgedFinding): string {
  return `${file}:${line} ${title}`;
}

function backendsTable(outcomes: readonly Outcome[]): Table {
  const rows = outcomes.map(({ backend, high, unjudged, lowered, lost }) => {
    const right = rightOf(high);
    const { first } = backend;
    const now = [high.length, right, share(right, high.length), unjudged.length, lowered.length, lost.length];
    return [backend.backend, first.high, share(first.right, first.high), ...now];
  });
  const head = ['backend', 'high at first', 'share', 'high', 'right', 'share', 'not judged', 'lowered', 'lost'];
  return { title: 'by backend', rows: [head, ...rows] };
}

function rulesTable(high: readonly JudgedFinding[]): Table {
  const rules = [...new Set(high.map(({ rule }) => rule))].sort();
  const rows = rules.map((rule) => {
    const own = high.filter((one) => one.rule === rule);
    return [rule, own.length, rightOf(own), share(rightOf(own), own.length)];
  });
  return { title: 'by rule', rows: [['rule', 'high', 'right', 'share'], ...rows] };
}
