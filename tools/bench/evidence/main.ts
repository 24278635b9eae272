/**
 * How fast evidence is read, and in how much memory: `npm run bench:evidence [-- megabytes]`. Writes its own files into a
 * temporary folder and takes them away: each shape at 100 MB, one document at 500 MB and 2 GB besides; or all at a size.
 * Each is read by a process of its own; "a core" is by processor time of all its threads, so that what else the machine
 * does counts less. It still counts: the first line says how fast `JSON.parse` by itself was, the rows the load.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ShapeName, shapes, writeSample } from './write-sample';

const asked = process.argv[2];
const names = Object.keys(shapes) as ShapeName[];
const sizes = (name: ShapeName) => (asked ? [Number(asked)] : name === 'otlp document' ? [100, 500, 2000] : [100]);

const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
try {
  say('JSON.parse of 50 MB of OTLP lines, MB/s of processor time:', jsonParse());
  say('shape             MB  records     s  cpu s  MB/s a core  records/s a core  peak MB  load');
  for (const name of names) for (const megabytes of sizes(name)) measure(name, megabytes);
} finally {
  rmSync(folder, { recursive: true });
}

function measure(name: ShapeName, megabytes: number): void {
  const file = join(folder, 'sample');
  const written = writeSample(file, name, megabytes * 1e6);
  const size = statSync(file).size / 1e6;
  const { seconds, cpu, peak, records } = run('read-one.mjs', file);
  rmSync(file);
  if (records !== written) throw new Error(`${name}: ${records} of ${written} records were read`);
  const row = [
    size.toFixed(0).padStart(5),
    String(written).padStart(7),
    seconds!.toFixed(1).padStart(5),
    cpu!.toFixed(1).padStart(5),
    (size / cpu!).toFixed(0).padStart(11),
    String(Math.round(written / cpu!)).padStart(16),
    String(Math.round(peak!)).padStart(7),
    loadavg()[0]!.toFixed(0).padStart(4),
  ];
  say(name.padEnd(13), row.join('  '));
}

function jsonParse(): string {
  const file = join(folder, 'lines');
  writeSample(file, 'otlp lines', 50e6);
  const { speed } = run('parse-one.ts', file);
  rmSync(file);
  return speed!.toFixed(0);
}

function run(script: string, file: string): Readonly<Record<string, number>> {
  const loader = script.endsWith('.ts') ? ['-r', '@swc-node/register'] : [];
  const from = [...loader, join(__dirname, script), file];
  return JSON.parse(execFileSync(process.execPath, from, { encoding: 'utf8' })) as Record<string, number>;
}

function say(...words: readonly string[]): void {
  process.stdout.write(`${words.join(' ')}\n`);
}
