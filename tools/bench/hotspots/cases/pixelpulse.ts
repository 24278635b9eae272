/** pixelpulse under real requests, recorded: what was planted is found, and statements are laid at their handler and line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Processes } from '../../../demo/processes';
import type { Case, Report, Setting } from '../../boundaries/case';
import type { Judged } from '../pixelpulse/judge-mapping';
import { callsOf, judgeRecording, type Judgement } from '../pixelpulse/judge-recording';
import { recordApp } from '../pixelpulse/record-app';

/** Statements without their line that are listed. */
const listed = 20;

export const pixelpulse: Case = {
  name: 'pixelpulse',
  describes:
    'its e2e suite and a day in small, recorded on a real PostgreSQL: illnesses found, statements laid at lines',
  run: async ({ say }) => toReport(await recordAndJudge(say)),
};

async function recordAndJudge(say: Setting['say']): Promise<Judgement> {
  const folder = mkdtempSync(join(tmpdir(), 'banyan-pixelpulse-'));
  const processes = new Processes(folder);
  try {
    const recorded = await recordApp(processes, folder, say);
    say('judged');
    return await judgeRecording(recorded, folder);
  } finally {
    await processes.endAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

function toReport({ planted, mapping, findings }: Judgement): Report {
  const told = mapping.filter(({ verdict }) => verdict !== 'no truth');
  const share = (verdict: Judged['verdict']): number =>
    callsOf(told.filter((one) => one.verdict === verdict)) / callsOf(told);
  const missing = planted.filter(({ rank }) => rank === 0);
  const rows = planted.map(({ planted: { illness }, rank, finding }) => [
    illness,
    finding ? `${finding.rule} ${finding.file}:${finding.line}` : 'NOT FOUND',
    rank,
  ]);
  const right = mapping.filter(({ found, handler }) => found === handler);
  return {
    title: `pixelpulse: ${findings} findings; ${callsOf(mapping)} statements of ${new Set(mapping.map(({ handler }) => handler)).size} handlers`,
    tables: [
      { title: 'planted, and where it stands in the list', rows: [['illness', 'found as', 'place'], ...rows] },
      {
        title: 'the line of a statement, against the stack that sent it',
        rows: [
          ['verdict', 'statements', 'templates'],
          ...(['right', 'among several', 'wrong', 'no line'] as const).map((verdict) => {
            const these = told.filter((one) => one.verdict === verdict);
            return [verdict, callsOf(these), these.length];
          }),
        ],
      },
    ],
    bars: [
      { what: 'planted illnesses that are not found', value: missing.length, most: 0 },
      { what: 'statements laid at the handler that Nest ran', value: callsOf(right) / callsOf(mapping), least: 0.95 },
      { what: 'statements laid at one line, the right one', value: share('right'), least: 0.8 },
      {
        what: 'templates laid at one line, the right one, however often they ran',
        value: told.filter(({ verdict }) => verdict === 'right').length / told.length,
        least: 0.8,
      },
    ],
    notes: notesOf(told),
  };
}

function notesOf(told: readonly Judged[]): string[] {
  const others = told.filter(({ verdict }) => verdict !== 'right').sort((a, b) => b.calls - a.calls);
  return others.slice(0, listed).map(({ verdict, calls, handler, template, truth, lines }) => {
    const text = template.length > 90 ? `${template.slice(0, 89)}…` : template;
    return `${verdict}: ${calls} × ${text} in ${handler}, sent by ${truth}${lines.length > 0 ? `, laid at ${lines.join(' or ')}` : ''}`;
  });
}
