/** What a worker thread runs: takes files until none is left, reads them, sends what it read. */
import { parentPort, workerData } from 'node:worker_threads';
import { readSource, type SourceRead } from './read-source';
import { type SharedQueue, takeNext } from './shared-queue';

/** What a worker is given. */
export interface WorkerTask {
  readonly root: string;
  readonly files: readonly string[];
  readonly queue: SharedQueue;
}

/** Files read by a worker, from an index of the list on. */
export interface WorkerReads {
  readonly from: number;
  readonly reads: readonly SourceRead[];
}

const { root, files, queue } = workerData as WorkerTask;

for (let part = takeNext(queue, files.length); part; part = takeNext(queue, files.length)) {
  const reads = files.slice(part.from, part.to).map((file) => readSource(root, file));
  parentPort?.postMessage({ from: part.from, reads } satisfies WorkerReads);
}
