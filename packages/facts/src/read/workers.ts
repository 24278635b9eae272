/** Whether threads are worth their start, how many, and what they run. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** Threads that read sources beside the main thread. */
export interface Workers {
  readonly count: number;
  /** What each thread runs. */
  readonly script: string;
  /** Node's arguments for each thread, e.g. to load TypeScript. */
  readonly execArgv?: readonly string[];
}

/** A thread takes as long to start as some 50 files take to read: with fewer than this it does not pay. */
const fewestFiles = 250;

/** Unpacking what threads send is the main thread's work: more of them would only wait for it. */
const most = 4;

/** Where the built package has the worker; there is none beside TypeScript sources, which stay on the main thread. */
const built = join(__dirname, 'source-worker.js');

/** The threads to read that many files with; nothing when the main thread alone is as good. */
export function chooseWorkers(files: number, cores = availableParallelism(), script = built): Workers | undefined {
  const count = Math.min(cores - 1, most, Math.floor(files / fewestFiles));
  return count > 0 && existsSync(script) ? { count, script } : undefined;
}
