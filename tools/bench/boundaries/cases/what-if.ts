/** How long `banyan propose --set` takes, as a whole process, on a project of 3,131 files. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, Report, Setting, Skipped } from '../case';

export const whatIf: Case = {
  name: 'what-if',
  describes: 'one change of a proposal for gauzy, from the shell and back',
  run: timeChange,
};

const project = 'gauzy';
const source = 'packages/core/src';
const change = 'move packages/core/src/lib/tags to new tags-alone';
const runs = 5;
const mostSeconds = 1;
const program = join(__dirname, '..', '..', '..', '..', 'packages', 'cli', 'dist', 'main.js');

/** Runs the command line and says at its end what the process has used. */
const measured = `const started = performance.timeOrigin;
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write('\\n' + JSON.stringify({ processor: (user + system) / 1e6, wall: (Date.now() - started) / 1e3 }));
});
require(process.argv[1]);`;

interface Used {
  readonly processor: number;
  readonly wall: number;
}

function timeChange({ corpus, say }: Setting): Report | Skipped {
  if (corpus === undefined) return { skipped: 'BANYAN_CORPUS is not set' };
  const root = join(corpus, project);
  if (!existsSync(root)) return { skipped: `${project} is not in BANYAN_CORPUS` };
  const out = mkdtempSync(join(tmpdir(), 'banyan-what-if-'));
  try {
    say('analyze, propose');
    run(['analyze', root, '--source', source, '--out', out]);
    run(['propose', root, '--out', out, '--brief']);
    const set = ['propose', root, '--out', out, '--set', change];
    say('the first change holds the documents against their schemas');
    const first = run(set);
    const later = Array.from({ length: runs }, () => run(set));
    return toReport(first, later);
  } finally {
    rmSync(out, { recursive: true });
  }
}

function run(args: readonly string[]): Used {
  const { stderr } = runProcess(args);
  return JSON.parse(stderr.slice(stderr.lastIndexOf('\n') + 1)) as Used;
}

/** The output goes to files of the system's choosing: pipes of this process would be part of what is measured. */
function runProcess(args: readonly string[]): { readonly stderr: string } {
  const script = `${JSON.stringify(process.execPath)} -e "$SCRIPT" ${[program, ...args].map((one) => JSON.stringify(one)).join(' ')} 2>&1 >/dev/null`;
  return {
    stderr: execFileSync('sh', ['-c', script], { encoding: 'utf8', env: { ...process.env, SCRIPT: measured } }),
  };
}

function toReport(first: Used, later: readonly Used[]): Report {
  const middle = (of: (used: Used) => number): number => later.map(of).sort((a, b) => a - b)[Math.floor(runs / 2)]!;
  const [processor, wall] = [middle((used) => used.processor), middle((used) => used.wall)];
  const row = (what: string, used: Used) => [what, used.processor.toFixed(2), used.wall.toFixed(2)];
  return {
    title: `banyan propose --set '${change}' on ${project}, ${source}, whole processes`,
    tables: [
      {
        rows: [
          ['', 'processor seconds', 'seconds on the wall'],
          row('first, after propose', first),
          row(`later, median of ${runs}`, { processor, wall }),
        ],
      },
    ],
    bars: [{ what: 'processor time of a later one', value: processor, unit: ' s', most: mostSeconds }],
    notes: ['Processor time counts all threads; on a machine without other work the wall shows less.'],
  };
}
