/** Reading with threads: the same answer as without, whatever happens to a thread. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { project, type Tree } from '../project.fixture';
import type { PackedSketch } from '../sketch/pack-sketch';
import { readSource, type SourceRead, unpackRead } from './read-source';
import { type Progress, readSources } from './read-sources';
import { openQueue } from './shared-queue';
import type { WorkerReads, WorkerTask } from './source-worker';
import { chooseWorkers, type Workers } from './workers';

const registered: Workers = {
  count: 2,
  script: join(__dirname, 'source-worker.ts'),
  execArgv: ['-r', '@swc-node/register'],
};

/** 60 files, one with a fault, and one that is listed but is not there. */
function sources(extra: Tree = {}): { readonly root: string; readonly files: readonly string[] } {
  const tree: Record<string, string> = {};
  for (let index = 0; index < 60; index += 1) {
    tree[`f${index}.ts`] =
      `import { a } from './f${index + 1}'; type constructor = A; export class A${index} { run() { a(); } }`;
  }
  tree['f7.ts'] = 'export const = 1;';
  return { root: project({ ...tree, ...extra }), files: [...Object.keys(tree), 'gone.ts'].sort() };
}

test('a worker thread reads every file that it takes, and sends what the main thread would have read', async () => {
  const { root, files } = sources();
  const task: WorkerTask = { root, files, queue: openQueue() };
  const worker = new Worker(registered.script, { workerData: task, execArgv: [...(registered.execArgv ?? [])] });
  const sent: WorkerReads[] = [];
  worker.on('message', (reads: WorkerReads) => sent.push(reads));
  const code = await new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject));
  expect(code).toBe(0);
  const read = sent.flatMap(({ reads }) => (JSON.parse(reads) as SourceRead<PackedSketch>[]).map(unpackRead));
  expect(read).toEqual(files.map((file) => readSource(root, file)));
});

test('threads give the same sketches and problems in the same order, and each file is counted once', async () => {
  const { root, files } = sources({
    'worker.cjs': `require(${JSON.stringify(require.resolve('@swc-node/register'))});
      require(${JSON.stringify(registered.script)}); require('node:fs').writeFileSync(__dirname + '/over', '');`,
  });
  const alone = await readSources(root, files, undefined, undefined);
  const counted: string[] = [];
  const onProgress = ({ file }: Progress): void => {
    // The main thread has read one file and now waits, so that most of the files are the worker's.
    if (counted.push(file) === 1) waitFor(join(root, 'over'));
  };
  const shared = await readSources(root, files, onProgress, { count: 1, script: join(root, 'worker.cjs') });
  expect(shared).toEqual(alone);
  expect(shared.problems.map(({ code }) => code)).toEqual(['FACTS_SYNTAX_ERROR', 'FACTS_FILE_UNREADABLE']);
  expect(counted.sort()).toEqual(files);
});

test.each([
  ['is not there', undefined],
  ['cannot start', 'syntax error here'],
  ['throws', 'throw new Error("no")'],
  ['takes files and dies', `Atomics.add(require('node:worker_threads').workerData.queue, 0, 24); process.exit(3);`],
  ['takes all files and delivers none', `Atomics.add(require('node:worker_threads').workerData.queue, 0, 1000);`],
])('no file is lost when the thread %s', async (_, script) => {
  const { root, files } = sources(script === undefined ? {} : { 'worker.cjs': script });
  const alone = await readSources(root, files, undefined, undefined);
  expect(await readSources(root, files, undefined, { count: 2, script: join(root, 'worker.cjs') })).toEqual(alone);
});

test('a fault of the caller ends the threads, even those that would run for ever', async () => {
  const { root, files } = sources({ 'worker.cjs': 'setInterval(() => undefined, 1000);' });
  const fail = (): never => {
    throw new Error('stop');
  };
  await expect(readSources(root, files, fail, { count: 2, script: join(root, 'worker.cjs') })).rejects.toThrow('stop');
});

test('threads are used for many files on several cores, one core less than there are, a few at most', () => {
  const script = __filename;
  expect(chooseWorkers(100, 8, script)).toBeUndefined();
  expect(chooseWorkers(10_000, 1, script)).toBeUndefined();
  expect(chooseWorkers(10_000, 8, join(__dirname, 'not-built.js'))).toBeUndefined();
  expect(chooseWorkers(10_000, 2, script)).toEqual({ count: 1, script });
  expect(chooseWorkers(300, 2, script)).toEqual({ count: 1, script });
  expect(chooseWorkers(600, 16, script)).toEqual({ count: 2, script });
  expect(chooseWorkers(10_000, 64, script)?.count).toBe(4);
});

function waitFor(path: string): void {
  const never = new Int32Array(new SharedArrayBuffer(4));
  while (!existsSync(path)) Atomics.wait(never, 0, 0, 20);
}
