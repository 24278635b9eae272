/**
 * What callers notice of a shadow (`--only shadow`): the same load at a steady rate on proxies whose route is shadowed at
 * 100 % and on one whose route is not, in turns; medians, and medians of each round's ratios.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { connectPaced, type PacedCallers } from './paced';
import { cpuOf, memoryOf, startNode, type Subject } from './subject';

/** A proxy, what is behind it, and what was measured. */
interface Case {
  readonly name: string;
  readonly subject: Subject;
  readonly service: Origin;
  readonly callers: PacedCallers;
  readonly rounds: Round[];
}

interface Origin {
  readonly port: number;
  readonly seen: () => Promise<number>;
  readonly stop: () => void;
}

interface Round {
  readonly took: readonly number[];
  readonly p50: number;
  readonly cpu: number;
  readonly copied: number;
  readonly memory: number;
}

/** Far from what a proxy can do: waiting for one another would hide what a single request takes. */
const rate = 200;
const warmUpRate = 400;
const rounds = 40;
const milliseconds = { warmUp: 6_000, measured: 250 };
const cases = [
  ['shadow off', 'banyan, no shadow', 'equal'],
  ['shadow off, once more', 'banyan, no shadow', 'equal'],
  ['shadow at 100 %, equal answers', 'banyan, shadow', 'equal'],
  ['shadow at 100 %, each differs', 'banyan, shadow', 'differs'],
  ['shadow at 100 %, hung service', 'banyan, shadow', 'hangs'],
] as const;

/** Prints a line for each case. */
export async function measureShadow(): Promise<void> {
  const monolith = await startOrigin('equal');
  const behind: Omit<Case, 'callers'>[] = [];
  for (const [name, subjectName, mode] of cases) {
    const service = await startOrigin(mode);
    const subject = await startNode(subjectName, monolith.port, service.port);
    behind.push({ name, subject, service, rounds: [] });
  }
  // All at once: a proxy closes connections that are silent for long.
  const all = await Promise.all(
    behind.map(async (one): Promise<Case> => ({ ...one, callers: await connectPaced(one.subject.port) })),
  );
  await Promise.all(all.map(({ callers }) => callers.during(milliseconds.warmUp, warmUpRate)));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < all.length; i++) await measure(all[(i + round) % all.length] as Case); // nobody is always last
  }
  print(all);
  for (const { callers, subject, service } of all) {
    callers.close();
    subject.stop();
    service.stop();
  }
  monolith.stop();
}

async function measure({ subject, service, callers, rounds: done }: Case): Promise<void> {
  const [cpu, seen] = [cpuOf(subject), await service.seen()];
  const took = await callers.during(milliseconds.measured, rate);
  const used = cpuOf(subject) - cpu;
  const copied = (await service.seen()) - seen;
  const each = { cpu: used / took.length, copied: copied / took.length, memory: memoryOf(subject) };
  done.push({ took, p50: at(took, 0.5), ...each });
}

/** Medians of all answers of a case, and of each round's ratio to the first case. */
function print(all: readonly Case[]): void {
  const offs = all[0]?.rounds ?? [];
  const off = pooled(offs);
  const columns = 'p50 µs   of off   by round   p90 of off   CPU µs   copied   MiB';
  process.stdout.write(`${`${rate} requests a second`.padEnd(34)}${columns}\n`);
  for (const { name, rounds: own } of all) {
    const took = pooled(own);
    const cells: readonly (readonly [text: string, width: number])[] = [
      [at(took, 0.5).toFixed(0), 6],
      [(at(took, 0.5) / at(off, 0.5)).toFixed(2), 8],
      [median(own.map(({ p50 }, i) => p50 / (offs[i]?.p50 ?? NaN))).toFixed(2), 10],
      [(at(took, 0.9) / at(off, 0.9)).toFixed(2), 12],
      [median(own.map(({ cpu }) => cpu)).toFixed(0), 8],
      [`${(median(own.map(({ copied }) => copied)) * 100).toFixed(0)} %`, 8],
      [(Math.max(...own.map(({ memory }) => memory)) / 1_048_576).toFixed(0), 5],
    ];
    process.stdout.write(`  ${name.padEnd(32)}${cells.map(([text, width]) => text.padStart(width)).join(' ')}\n`);
  }
}

function pooled(own: readonly Round[]): readonly number[] {
  return own.flatMap(({ took }) => took).toSorted((a, b) => a - b);
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.floor(sorted.length * part)] ?? NaN;
}

async function startOrigin(mode: string): Promise<Origin> {
  const child: ChildProcess = fork(join(__dirname, 'origin.cjs'), [mode], { execArgv: [] });
  const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
  const seen = async (): Promise<number> => {
    child.send('how many?');
    const [answer] = (await once(child, 'message')) as [{ readonly seen: number }];
    return answer.seen;
  };
  return { port, seen, stop: () => child.disconnect() };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
