import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning, waitForExit } from './process-state';

const STOP_WITHIN_MS = 15_000;

/** Ends a server that a killed run left behind in a data folder, and removes the lock file of one that is gone. */
export async function stopLeftover(dataDir: string): Promise<void> {
  const lockFile = join(dataDir, 'postmaster.pid');
  const lock = await readFile(lockFile, 'utf8').catch(() => undefined);
  if (lock === undefined) return;
  const pid = Number(lock.split('\n')[0]);
  if (pid > 0 && isRunning(pid) && (await isServerOf(pid, dataDir))) {
    process.kill(pid, 'SIGINT');
    if (!(await waitForExit(pid, STOP_WITHIN_MS))) {
      throw new Error(`The PostgreSQL server ${pid} in ${dataDir} does not stop; end it, then start again.`);
    }
  }
  await rm(lockFile, { force: true });
}

/** The lock file may be older than the machine's last start, and its number may belong to somebody else by now. */
async function isServerOf(pid: number, dataDir: string): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (commandLine === undefined) return process.platform !== 'linux';
  return commandLine.split('\0').includes(dataDir);
}
