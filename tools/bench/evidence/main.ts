/**
 * How fast traces are read, and in how much memory: `npm run bench:evidence [-- megabytes]`. Writes its own files into a
 * temporary folder (2,000 MB each by default) and takes them away. Each is read by a process of its own;
 * "a core" is by processor time of all its threads, so that what else the machine does counts less.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Shape, writeSample } from './write-sample';

const megabytes = Number(process.argv[2] ?? 2000);
const shapes: readonly Shape[] = ['lines', 'document'];
const reader = join(__dirname, 'read-one.ts');

const folder = mkdtempSync(join(tmpdir(), 'traces-'));
try {
  say('shape      MB    spans     s  cpu s  MB/s a core  spans/s  peak MB');
  for (const shape of shapes) {
    const file = join(folder, `${shape}.json`);
    const spans = writeSample(file, shape, megabytes * 1e6);
    const size = statSync(file).size / 1e6;
    const said = execFileSync(process.execPath, ['-r', '@swc-node/register', reader, file], { encoding: 'utf8' });
    const { seconds, cpu, peak, records } = JSON.parse(said) as Record<'seconds' | 'cpu' | 'peak' | 'records', number>;
    if (records !== spans) throw new Error(`${records} of ${spans} spans were read`);
    const row = [
      size.toFixed(0).padStart(5),
      spans,
      seconds.toFixed(1).padStart(5),
      cpu.toFixed(1).padStart(5),
      (size / cpu).toFixed(0).padStart(11),
    ];
    say(`${shape.padEnd(8)} ${row.join('  ')}  ${Math.round(spans / cpu)}  ${Math.round(peak)}`);
    rmSync(file);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
