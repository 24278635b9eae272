/**
 * Sources read by several threads. The main thread works along: it takes files from the same queue and unpacks what the
 * others send. What a thread took and did not deliver, because it died or never started, is read here in the end.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PackedSketch } from '../sketch/pack-sketch';
import { readSource, type SourceRead, unpackRead } from './read-source';
import { openQueue, takeNext } from './shared-queue';
import type { WorkerReads, WorkerTask } from './source-worker';
import type { Workers } from './workers';

/** Reads files with the given threads. None of them is left when this returns or throws. */
export async function readWithWorkers(
  root: string,
  files: readonly string[],
  workers: Workers,
  onRead: (file: string) => void,
): Promise<SourceRead[]> {
  const reads: (SourceRead | undefined)[] = files.map(() => undefined);
  const queue = openQueue();
  const keep = (index: number, read: SourceRead): void => {
    reads[index] = read;
    onRead(files[index] as string);
  };
  const readHere = (index: number): void => keep(index, readSource(root, files[index] as string));
  const threads = startThreads(workers, { root, files, queue }, keep);
  try {
    for (let part = takeNext(queue, files.length); part; part = takeNext(queue, files.length)) {
      for (let index = part.from; index < part.to; index += 1) readHere(index);
      // What the threads have sent is unpacked now, so that it does not pile up.
      await nextTurn();
    }
    await Promise.all(threads.map(({ ended }) => ended));
  } finally {
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }
  files.forEach((_, index) => reads[index] ?? readHere(index));
  return reads as SourceRead[];
}

interface Thread {
  readonly worker: Worker;
  /** Fulfilled when the thread is over, for whatever reason, and all it sent was kept; rejected when keeping failed. */
  readonly ended: Promise<void>;
}

function startThreads(
  { count, script, execArgv = [] }: Workers,
  task: WorkerTask,
  keep: (index: number, read: SourceRead) => void,
): Thread[] {
  return Array.from({ length: count }).flatMap(() => {
    try {
      return [startThread(new Worker(script, { workerData: task, execArgv: [...execArgv] }), keep)];
    } catch {
      // No thread to be had, for want of memory or by a policy: the others do its work.
      return [];
    }
  });
}

function startThread(worker: Worker, keep: (index: number, read: SourceRead) => void): Thread {
  // A thread that fails ends; what it did not deliver is read by the main thread, which meets the fault again if it is the file's.
  worker.on('error', () => undefined);
  const ended = new Promise<void>((resolve, reject) => {
    worker.once('exit', () => resolve());
    worker.on('message', ({ from, reads }: WorkerReads) => {
      try {
        const packed = JSON.parse(reads) as SourceRead<PackedSketch>[];
        packed.forEach((read, at) => keep(from + at, unpackRead(read)));
      } catch (error) {
        reject(error as Error);
      }
    });
  });
  // Whoever waits for it hears of the fault; until then it must not count as unheard.
  ended.catch(() => undefined);
  return { worker, ended };
}
