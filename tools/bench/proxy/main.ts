/**
 * What a request costs: CPU microseconds of the proxy process alone, ours against http-proxy with a keep-alive agent;
 * with `--peers` other proxies of Node's beside it, and nginx, HAProxy and Caddy where they are installed; with `--all`
 * all loads; with `--workers` one process against two; with `--memory` what callers cost in memory instead; with
 * `--only shadow` what callers notice of a shadow.
 * Throughput depends on what else the machine does; CPU per request depends on it less, and its ratio within one round
 * still less. So rounds are interleaved, and medians of costs and of each round's ratios are shown.
 */
import { type BenchCallers, type BenchLoad, type BenchUpstream, connectCallers, startUpstream } from './load';
import { measureMemory } from './memory';
import { isInstalled, natives } from './natives';
import { measureShadow } from './shadow';
import { cpuOf, startNative, startNode, type Subject } from './subject';

const get = { method: 'GET', requestBody: 0, connections: 50 } as const;
const loads: readonly BenchLoad[] = [
  { ...get, name: 'GET 100 B, 50 connections', answerBody: 100 },
  { ...get, name: 'GET 100 B, 500 connections', answerBody: 100, connections: 500 },
  { ...get, name: 'GET 10 KB, 50 connections', answerBody: 10_240 },
  { name: 'POST 10 KB, 50 connections', connections: 50, method: 'POST', requestBody: 10_240, answerBody: 100 },
  { ...get, name: 'GET 1 MB, 50 connections', answerBody: 1_048_576 },
];
/** The first one is what the others are compared with. */
const own = ['http-proxy 1.18.1', 'banyan', 'banyan, 1,000 routes', 'banyan on http-proxy'];
const crews = ['banyan', 'banyan, 2 workers', 'banyan, 2 workers, by the system'];
const peers = ['httpxy', '@fastify/http-proxy', 'http-proxy-middleware'];
const rounds = 7;
const milliseconds = { warmUp: 1_500, measured: 700 };

/** A proxy under load. */
interface Loaded {
  readonly subject: Subject;
  readonly callers: BenchCallers;
}

async function main(): Promise<void> {
  const only = process.argv[process.argv.indexOf('--only') + 1];
  if (process.argv.includes('--memory')) return measureMemory(['http-proxy 1.18.1', 'banyan', 'banyan on http-proxy']);
  if (only === 'shadow') return measureShadow();
  const withPeers = process.argv.includes('--peers');
  for (const native of natives) if (withPeers && !isInstalled(native)) say(`skipped: ${native.name} is not installed`);
  for (const load of process.argv.includes('--all') ? loads : loads.slice(0, 1)) {
    const upstream = await startUpstream(load);
    const loaded = await startAll(withPeers, upstream, load);
    for (const { callers } of loaded) await callers.during(milliseconds.warmUp);
    const costs: number[][] = [];
    for (let round = 0; round < rounds; round++) costs.push(await measureRound(loaded, upstream));
    print(load.name, loaded, costs);
    for (const { subject, callers } of loaded) {
      callers.close();
      subject.stop();
    }
    upstream.close();
  }
}

async function startAll(withPeers: boolean, upstream: BenchUpstream, load: BenchLoad): Promise<readonly Loaded[]> {
  const subjects: Subject[] = [];
  const ours = process.argv.includes('--workers') ? crews : own;
  for (const name of [...ours, ...(withPeers ? peers : [])]) subjects.push(await startNode(name, upstream.port));
  for (const native of withPeers ? natives.filter(isInstalled) : []) {
    subjects.push(await startNative(native, upstream.port));
  }
  const loaded: Loaded[] = [];
  for (const subject of subjects) loaded.push({ subject, callers: await connectCallers(subject.port, load) });
  return loaded;
}

/** Microseconds of each subject's CPU per request that reached the upstream. */
async function measureRound(loaded: readonly Loaded[], upstream: BenchUpstream): Promise<number[]> {
  const costs: number[] = [];
  for (const { subject, callers } of loaded) {
    const [cpu, count] = [cpuOf(subject), upstream.count()];
    await callers.during(milliseconds.measured);
    if (upstream.count() === count) throw new Error(`${subject.name} forwarded nothing: are its connections closed?`);
    costs.push((cpuOf(subject) - cpu) / (upstream.count() - count));
  }
  return costs;
}

function print(name: string, loaded: readonly Loaded[], costs: readonly (readonly number[])[]): void {
  say(`\n${name.padEnd(32)} CPU µs/request   of the first`);
  for (const [i, { subject }] of loaded.entries()) {
    const cost = median(costs.map((round) => round[i] ?? NaN)).toFixed(1);
    const ratio = median(costs.map((round) => (round[i] ?? NaN) / (round[0] ?? NaN))).toFixed(2);
    say(`  ${subject.name.padEnd(30)} ${cost.padStart(14)} ${ratio.padStart(15)}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

void main();
