/**
 * What a request costs: CPU microseconds of the proxy process alone, ours against http-proxy with a keep-alive agent.
 * Throughput depends on what else the machine does; CPU per request depends on it less, and its ratio within one round
 * still less. So rounds are interleaved, and medians of costs and of each round's ratios are shown.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type BenchCallers, type BenchLoad, type BenchUpstream, connectCallers, startUpstream } from './load';

const loads: readonly BenchLoad[] = [
  { name: 'GET 100 B, 50 connections', connections: 50, method: 'GET', requestBody: 0, answerBody: 100 },
  { name: 'GET 100 B, 500 connections', connections: 500, method: 'GET', requestBody: 0, answerBody: 100 },
  { name: 'GET 10 KB, 50 connections', connections: 50, method: 'GET', requestBody: 0, answerBody: 10_240 },
  { name: 'POST 10 KB, 50 connections', connections: 50, method: 'POST', requestBody: 10_240, answerBody: 100 },
];
const names = ['http-proxy 1.18.1', 'banyan', 'banyan, 1,000 routes'];
const rounds = 7;
const milliseconds = { warmUp: 1_500, measured: 700 };

/** A proxy under measurement. */
interface Subject {
  readonly child: ChildProcess;
  readonly callers: BenchCallers;
}

async function main(): Promise<void> {
  for (const load of process.argv.includes('--all') ? loads : loads.slice(0, 1)) {
    const upstream = await startUpstream(load);
    const subjects: Subject[] = [];
    for (const name of names) subjects.push(await start(name, upstream, load));
    for (const { callers } of subjects) await callers.during(milliseconds.warmUp);
    const costs: number[][] = [];
    for (let round = 0; round < rounds; round++) costs.push(await measureRound(subjects, upstream));
    print(load.name, costs);
    for (const { child, callers } of subjects) {
      callers.close();
      child.disconnect();
    }
    upstream.close();
  }
}

async function start(name: string, upstream: BenchUpstream, load: BenchLoad): Promise<Subject> {
  const child = fork(join(__dirname, 'subject.cjs'), [name, String(upstream.port)], { execArgv: [] });
  const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
  return { child, callers: await connectCallers(port, load) };
}

/** Microseconds of each subject's CPU per request that reached the upstream. */
async function measureRound(subjects: readonly Subject[], upstream: BenchUpstream): Promise<number[]> {
  const costs: number[] = [];
  for (const { child, callers } of subjects) {
    const [cpu, count] = [await cpuOf(child), upstream.count()];
    await callers.during(milliseconds.measured);
    costs.push(((await cpuOf(child)) - cpu) / (upstream.count() - count));
  }
  return costs;
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const [{ cpu }] = (await once(child, 'message')) as [{ readonly cpu: number }];
  return cpu;
}

function print(name: string, costs: readonly (readonly number[])[]): void {
  process.stdout.write(`\n${name.padEnd(32)} CPU µs/request   of http-proxy\n`);
  for (const [i, subject] of names.entries()) {
    const cost = median(costs.map((round) => round[i] ?? NaN)).toFixed(1);
    const ratio = median(costs.map((round) => (round[i] ?? NaN) / (round[0] ?? NaN))).toFixed(2);
    process.stdout.write(`  ${subject.padEnd(30)} ${cost.padStart(14)} ${ratio.padStart(15)}\n`);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

void main();
