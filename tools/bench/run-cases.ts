/**
 * Runs the cases of a benchmark: `[-- --only <part of a name>] [--json]`. Data is found by BANYAN_DATA and
 * BANYAN_CORPUS; a case whose data is not there is skipped by name. A missed bar is printed as it is and is no failure:
 * a benchmark that cannot run is.
 */
import { parseArgs } from 'node:util';
import { type Case, isMet, type Report, type Setting, type Skipped } from './boundaries/case';
import { formatReport } from './boundaries/format-report';

export async function runCases(cases: readonly Case[]): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, json: { type: 'boolean', default: false } },
  });
  const chosen = cases.filter(({ name }) => name.includes(values.only));
  if (chosen.length === 0) return fail(`No benchmark is named ${values.only}:\n${listed(cases)}`);
  const outcomes: object[] = [];
  for (const one of chosen) {
    const outcome = await runOne(one);
    outcomes.push({ name: one.name, ...('skipped' in outcome ? outcome : judged(outcome)) });
    if (!values.json && !('skipped' in outcome)) process.stdout.write(`${formatReport(outcome)}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify(outcomes, null, 2)}\n`);
}

async function runOne({ name, run }: Case): Promise<Report | Skipped> {
  note(`${name} …`);
  const outcome = await run(setting());
  if ('skipped' in outcome) note(`${name}: skipped, ${outcome.skipped}.`);
  return outcome;
}

function setting(): Setting {
  const [data, corpus] = [process.env['BANYAN_DATA'], process.env['BANYAN_CORPUS']];
  return { ...(data && { data }), ...(corpus && { corpus }), say: (line) => note(`  ${line}`) };
}

function judged(report: Report): object {
  return { ...report, bars: report.bars.map((bar) => ({ ...bar, met: isMet(bar) })) };
}

function listed(cases: readonly Case[]): string {
  return cases.map(({ name, describes }) => `  ${name}: ${describes}`).join('\n');
}

/** Progress goes to the error channel, so that `--json` stays JSON. */
function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

function fail(line: string): void {
  note(line);
  process.exitCode = 1;
}
