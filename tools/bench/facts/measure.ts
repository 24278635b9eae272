/** Whole processes, measured: wall, processor and peak memory; subjects take turns, the median counts. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A script of `subjects/` with its arguments. */
export interface Subject {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

/** What a process used. */
export interface Measured {
  readonly name: string;
  /** Seconds by the clock, from start to end of the process. */
  readonly wall: number;
  /** Seconds of processor, user and system, all threads: what a busy machine blurs less. */
  readonly cpu: number;
  /** Peak resident memory in MiB. */
  readonly memory: number;
  /** What the subject says it found. */
  readonly found: string;
}

/** Medians of several rounds in which every subject runs once, in the given order. */
export function measure(subjects: readonly Subject[], rounds: number, say: (line: string) => void): Measured[] {
  const runs: Measured[][] = subjects.map(() => []);
  for (let round = 1; round <= rounds; round += 1) {
    subjects.forEach((subject, index) => {
      const run = runOnce(subject);
      runs[index]?.push(run);
      say(`  round ${round}, ${subject.name}: ${run.wall.toFixed(2)} s`);
    });
  }
  return runs.map(medians);
}

function runOnce({ name, script, args }: Subject): Measured {
  const subjects = join(__dirname, 'subjects');
  const start = process.hrtime.bigint();
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ['--require', join(subjects, 'report-usage.cjs'), join(subjects, script), ...args],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${name} (${script} ${args.join(' ')}) ended with ${status}:\n${stderr}`);
  const usage = JSON.parse(output[3] ?? '') as NodeJS.ResourceUsage;
  const cpu = (usage.userCPUTime + usage.systemCPUTime) / 1e6;
  return { name, wall, cpu, memory: usage.maxRSS / 1024, found: output[1] ?? '' };
}

function medians(runs: readonly Measured[]): Measured {
  const [first] = runs as readonly [Measured];
  const of = (key: 'wall' | 'cpu' | 'memory'): number => median(runs.map((run) => run[key]));
  return { ...first, wall: of('wall'), cpu: of('cpu'), memory: of('memory') };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
