/** What a worker thread runs: takes files until none is left, reads them, sends what it read. */
import { parentPort, workerData } from 'node:worker_threads';
import { packRead, readSource } from './read-source';
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
  /** JSON of `SourceRead`s with packed sketches. */
  readonly reads: string;
}

const { root, files, queue } = workerData as WorkerTask;

for (let part = takeNext(queue, files.length); part; part = takeNext(queue, files.length)) {
  const reads = JSON.stringify(files.slice(part.from, part.to).map((file) => packRead(readSource(root, file))));
  parentPort?.postMessage({ from: part.from, reads } satisfies WorkerReads);
}
