/**
 * What a request costs: CPU microseconds of the proxy process alone, ours against http-proxy with a keep-alive agent.
 * Throughput depends on what else the machine does; CPU per request depends on it less, and its ratio within one round
 * still less. So rounds are interleaved, and medians of costs and of each round's ratios are shown. What else runs on the
 * machine only adds: the lowest cost of all rounds is nearest to what a request takes.
 */
import { parseArgs } from 'node:util';
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
/** What is measured, and what its cost is compared with. */
type Row = readonly [name: string, base: string];

const base = 'http-proxy 1.18.1';
const own: readonly Row[] = [base, 'banyan', 'banyan, 1,000 routes', 'banyan on http-proxy'].map((name) => [
  name,
  base,
]);
const crews: readonly Row[] = [
  ...['banyan', 'banyan, 2 workers', 'banyan, 2 workers, by the system'].map((name): Row => [name, 'banyan']),
  ...[base, `${base}, 2 processes`].map((name): Row => [name, base]),
];
const peers = ['httpxy', '@fastify/http-proxy', 'http-proxy-middleware'];
const rounds = 9;
const milliseconds = { warmUp: 500, mostWarmUp: 10_000, measured: 700 };
/** Requests until code is compiled and has its final shape. */
const warmRequests = 30_000;

const help = `npm run bench:proxy [-- <flags>]
  (none)         GET of 100 bytes on 50 connections: http-proxy, and banyan with 10 routes, with 1,000, on http-proxy
  --all          also 500 connections, answers of 10 KB and 1 MB, requests of 10 KB
  --peers        also other proxies of Node's, and nginx, HAProxy and Caddy where they are installed
  --workers      one process of banyan against two, and one process of http-proxy against two: what the second adds
                 without any of ours is the machine's part
  --memory       what idle callers, and one that takes nothing, cost in memory
  --only shadow  how long callers wait while their requests are copied, against a proxy that copies nothing
Flags for memory and shadow stand alone. Each load takes 10 to 20 seconds for each proxy.
`;

/** A proxy under load. */
interface Loaded {
  readonly subject: Subject;
  readonly callers: BenchCallers;
}

const { values: flags } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    workers: { type: 'boolean', default: false },
    memory: { type: 'boolean', default: false },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  if (flags.help) return say(help);
  if (flags.memory) return measureMemory([base, 'banyan', 'banyan on http-proxy']);
  if (flags.only === 'shadow') return measureShadow();
  const rows = [...(flags.workers ? crews : own), ...(flags.peers ? peers.map((name): Row => [name, base]) : [])];
  for (const native of natives)
    if (flags.peers && !isInstalled(native)) say(`skipped: ${native.name} is not installed`);
  for (const load of flags.all ? loads : loads.slice(0, 1)) await measureLoad(load, rows);
}

async function measureLoad(load: BenchLoad, rows: readonly Row[]): Promise<void> {
  const upstream = await startUpstream(load);
  const loaded = await startAll(rows, upstream, load);
  const costs: number[][] = [];
  for (let round = 0; round < rounds; round++) costs.push(await measureRound(loaded, upstream));
  print(load.name, loaded, costs, new Map(rows));
  for (const { subject, callers } of loaded) {
    callers.close();
    subject.stop();
  }
  upstream.close();
}

/** Each is warmed up as soon as it is connected: proxies close connections that say nothing. */
async function startAll(rows: readonly Row[], upstream: BenchUpstream, load: BenchLoad): Promise<readonly Loaded[]> {
  const subjects: Subject[] = [];
  for (const [name] of rows) subjects.push(await startNode(name, upstream.port));
  for (const native of flags.peers ? natives.filter(isInstalled) : []) {
    subjects.push(await startNative(native, upstream.port));
  }
  const loaded: Loaded[] = [];
  for (const subject of subjects) {
    const callers = await connectCallers(subject.port, load);
    await warmUp(callers, upstream);
    loaded.push({ subject, callers });
  }
  return loaded;
}

/** By requests, since on a busy machine time says little. */
async function warmUp(callers: BenchCallers, upstream: BenchUpstream): Promise<void> {
  const [begin, count] = [performance.now(), upstream.count()];
  do await callers.during(milliseconds.warmUp);
  while (upstream.count() - count < warmRequests && performance.now() - begin < milliseconds.mostWarmUp);
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

function print(
  name: string,
  loaded: readonly Loaded[],
  costs: readonly (readonly number[])[],
  bases: ReadonlyMap<string, string>,
): void {
  say(`\n${name.padEnd(34)} CPU µs/request   lowest   of the base`);
  const names = loaded.map(({ subject }) => subject.name);
  for (const [i, each] of names.entries()) {
    const compared = bases.get(each) ?? base;
    const at = names.indexOf(compared);
    const own = costs.map((round) => round[i] ?? NaN);
    const ratio = median(costs.map((round) => (round[i] ?? NaN) / (round[at] ?? NaN))).toFixed(2);
    const cells = [
      median(own).toFixed(1).padStart(14),
      Math.min(...own)
        .toFixed(1)
        .padStart(8),
      ratio.padStart(8),
    ];
    say(`  ${each.padEnd(32)} ${cells.join(' ')} of ${compared}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

void main();
