/** `npm run corpus`: facts of public monoliths, timed, and their import edges held against madge's. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { corpora, type Corpus } from './corpora';
import { reportAccesses } from './report-accesses';

interface Run {
  /** Bytes. */
  readonly peak: number;
  readonly seconds: number;
  /** Processor seconds of all threads: what a busy machine does not blur. */
  readonly cpu: number;
  readonly edges: readonly string[];
  /** Of imports and cycles: facts and the graph alone must say the same. */
  readonly hash: string;
  readonly counts: Readonly<Record<string, unknown>>;
}

/** All facts, or the import graph alone. */
type What = 'facts' | 'imports';

const times = 3;

main();

function main(): void {
  const folder = process.env['BANYAN_CORPUS'];
  if (!folder)
    return fail('set BANYAN_CORPUS to a folder with one checkout per repository (docs/corpus.md says which)');
  for (const corpus of corpora) {
    const root = join(folder, corpus.name);
    if (existsSync(root)) report(corpus, root);
    else say(`${corpus.name}: skipped, ${root} is not there`);
  }
  if (!reportAccesses(folder, say)) process.exitCode = 1;
}

function report(corpus: Corpus, root: string): void {
  say(`${corpus.name} (${corpus.repository} @ ${corpus.commit}): ${corpus.source.join(' ')}`);
  const run = median('facts', corpus, root);
  const graph = median('imports', corpus, root);
  say(`  ${JSON.stringify(run.counts)}`);
  if (graph.hash !== run.hash) process.exitCode = 1;
  say(`  imports and cycles of the graph alone: ${graph.hash === run.hash ? 'the same' : 'OTHERS  <-- differs'}`);
  compareWith('expected', corpus.expected.edges, run.edges.length);
  compareWith('expected files', corpus.expected.files, Number(run.counts['modules']));
  const { elsewhere } = corpus;
  if (elsewhere) {
    say(
      `  another resolver: ${elsewhere.edges} edges; ${elsewhere.onlyHere} only here, ${elsewhere.onlyThere} only there`,
    );
  }
  if (!corpus.large || process.argv.includes('--second-opinion')) differences(run.edges, madgeEdges(corpus, root));
}

/** The run in the middle, with time and memory said. */
function median(what: What, corpus: Corpus, root: string): Run {
  const runs = Array.from({ length: times }, () => collect(what, corpus, root)).sort((a, b) => a.seconds - b.seconds);
  const run = runs[Math.floor(times / 2)] as Run;
  const peak = Math.round(Math.max(...runs.map((one) => one.peak)) / 2 ** 20);
  say(`  ${what}: ${run.seconds.toFixed(2)} s (${run.cpu.toFixed(2)} s of processor), ${peak} MB (median of ${times})`);
  return run;
}

function collect(what: What, corpus: Corpus, root: string): Run {
  const start = process.hrtime.bigint();
  const output = run('collect.cjs', [what, root, ...corpus.source]);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { ...(JSON.parse(output) as Omit<Run, 'seconds'>), seconds };
}

function madgeEdges(corpus: Corpus, root: string): string[] {
  return JSON.parse(run('madge.cjs', [root, corpus.tsconfig, ...corpus.source])) as string[];
}

function run(script: string, args: readonly string[]): string {
  return execFileSync(process.execPath, [join(__dirname, script), ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
}

function compareWith(what: string, wanted: number, found: number): void {
  if (wanted !== found) process.exitCode = 1;
  say(`  ${what}: ${wanted}, found: ${found}${wanted === found ? '' : '  <-- differs'}`);
}

function differences(own: readonly string[], madge: readonly string[]): void {
  const [ours, theirs] = [new Set(own), new Set(madge)];
  const onlyOurs = own.filter((edge) => !theirs.has(edge));
  const onlyTheirs = madge.filter((edge) => !ours.has(edge));
  say(`  madge: ${madge.length} edges; ${onlyOurs.length} only here, ${onlyTheirs.length} only there`);
  for (const edge of onlyOurs) say(`    only here:  ${edge}`);
  for (const edge of onlyTheirs) say(`    only there: ${edge}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
