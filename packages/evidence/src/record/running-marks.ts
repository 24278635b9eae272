/** Which processes are being recorded: `npm start` may end before the app that it started. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const pauseMilliseconds = 50;

/** An empty file beside the spans, for as long as this process runs. Returns what takes it away. */
export function markRunning(out: string, pid: number): () => void {
  const file = `${out}.${pid}.running`;
  writeFileSync(file, '');
  return () => rmSync(file, { force: true });
}

/** Waits for those that still run, at most so long. Marks of processes that were killed are taken away. */
export async function untilNoneRuns(out: string, milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= pauseMilliseconds) {
    if (marksBeside(out).every(({ pid }) => !isAlive(pid))) break;
    await wait(pauseMilliseconds);
  }
  for (const { file } of marksBeside(out)) rmSync(file, { force: true });
}

function marksBeside(out: string): { readonly file: string; readonly pid: number }[] {
  const begins = `${basename(out)}.`;
  const names = readdirSync(dirname(out)).filter((name) => name.startsWith(begins) && name.endsWith('.running'));
  return names.map((name) => ({
    file: join(dirname(out), name),
    pid: Number(name.slice(begins.length, -'.running'.length)),
  }));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
