/** `npm run corpus:calls`: calls between a project's own functions, held against the type checker. */
import type { CodeFacts } from '@banyan/model';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnsweredCall, checkerAnswers } from './checker-answers';
import { type Agreement, compare, type Difference } from './compare';
import { callProjects, type CallProject } from './projects';

type Facts = Pick<CodeFacts, 'modules' | 'functions' | 'coverage' | 'problems'> & { readonly cpu: NodeJS.CpuUsage };

main(process.argv.slice(2));

function main(args: readonly string[]): void {
  const folder = process.env['BANYAN_CORPUS'];
  if (!folder) {
    process.stderr.write('set BANYAN_CORPUS to a folder with checkouts whose dependencies are installed\n');
    process.exitCode = 1;
    return;
  }
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  for (const project of callProjects.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const root = join(folder, project.name);
    if (existsSync(join(root, 'node_modules'))) report(project, root, args);
    else say(`${project.name}: skipped, ${root} has no node_modules`);
  }
}

function report(project: CallProject, root: string, args: readonly string[]): void {
  const facts = factsOf(project, root, args.includes('--types'));
  const tests = new Set(facts.modules.filter(({ test }) => test).map(({ path }) => path));
  const answers = answersOf(project, root, facts);
  say(`${project.name}${project.holdOut ? ' (hold-out)' : ''}: ${facts.modules.length} files`);
  say(`  ${((facts.cpu.user + facts.cpu.system) / 1e6).toFixed(1)} s of processor; ${coverageLine(facts.coverage)}`);
  for (const { message } of facts.problems) say(`  ${message}`);
  const without = compare(facts, answers, (file) => !tests.has(file));
  summarise('without tests', without);
  summarise(
    'with tests   ',
    compare(facts, answers, () => true),
  );
  causes('missing', without.missing, args.includes('--list'));
  causes('invented', without.invented, args.includes('--list'));
}

function factsOf({ source }: CallProject, root: string, types: boolean): Facts {
  const script = [join(__dirname, 'facts.cjs'), root, String(types), ...source];
  return JSON.parse(execFileSync(process.execPath, script, { encoding: 'utf8', maxBuffer: 2 ** 28 })) as Facts;
}

/** The checker's answers, kept in $BANYAN_ANSWERS when that is set: they take most of the time. */
function answersOf({ name, tsconfig }: CallProject, root: string, { modules }: Facts): readonly AnsweredCall[] {
  const folder = process.env['BANYAN_ANSWERS'];
  const kept = folder && join(folder, `${name}.json`);
  if (kept && existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as AnsweredCall[];
  const answers = checkerAnswers(
    root,
    tsconfig,
    modules.map(({ path }) => path),
  );
  if (kept) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(kept, JSON.stringify(answers));
  }
  return answers;
}

function coverageLine({ calls, own, outside, checked, unknown }: CodeFacts['coverage']): string {
  const share = (part: number): string => `${((100 * part) / calls).toFixed(1)} %`;
  return `${calls} calls: own ${share(own)}, outside ${share(outside)}, checked ${share(checked)}, unknown ${share(unknown)}`;
}

function summarise(title: string, { expected, found, right, handed }: Agreement): void {
  const recall = (right / expected).toFixed(4);
  const precision = (right / found).toFixed(4);
  say(
    `  ${title}: expected ${expected}, found ${found}, right ${right}: recall ${recall}, precision ${precision}; handed over ${handed}`,
  );
}

function causes(title: string, differences: readonly Difference[], list: boolean): void {
  const byCause = new Map<string, Difference[]>();
  for (const entry of differences) byCause.set(entry.cause, [...(byCause.get(entry.cause) ?? []), entry]);
  for (const [cause, entries] of [...byCause].sort((a, b) => b[1].length - a[1].length)) {
    say(`  ${title}: ${cause}: ${entries.length}`);
    for (const { file, line, text, to } of list ? entries : entries.slice(0, 5))
      say(`    ${file}:${line} ${text} > ${to}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
