/** Core modules of Node.js and what stands in for them: calls that wait, and calls that use the thread pool. */
import type { CatalogueGroup } from './entry';

const promises = 'Use the form with a promise (fs.promises): the loop goes on meanwhile.';
const pool = 'Use the asynchronous form: it works on the thread pool.';
const once = 'Read it once at the start and keep it; otherwise use fs.promises.';
const queue = 'Start the program from a worker behind a queue; answer with the job.';
const sync = { effect: 'blocks-loop', kind: 'sync-call' } as const;
const files = 'fs fs-extra graceful-fs';
const bound = 'Bound how many run at once, and size UV_THREADPOOL_SIZE by the cores.';

export const platform: CatalogueGroup = {
  name: 'platform',
  entries: [
    {
      ...sync,
      modules: files,
      names: '(?:read|write)File\\w*Sync|(?:read|write|output)J[sS][oO][nN]Sync|appendFileSync',
      cost: 'hundredths',
      instead: once,
    },
    {
      ...sync,
      modules: files,
      names: '(?:copy|copyFile|cp|rm|remove|move|emptyDir|outputFile|glob)Sync',
      cost: 'hundredths',
      instead: promises,
    },
    { ...sync, modules: files, names: '(?:\\w+\\.)?\\w+Sync', cost: 'thousandths', instead: promises },
    { ...sync, modules: 'glob fast-glob globby', names: 'sync|globSync|globbySync', cost: 'tenths', instead: promises },
    {
      ...sync,
      modules: 'crypto',
      names: '(?:pbkdf2|scrypt|argon2|generateKeyPair|generatePrime|checkPrime)Sync',
      cost: 'tenths',
      instead: pool,
    },
    { ...sync, modules: 'crypto', names: '\\w+Sync', cost: 'thousandths', instead: pool },
    { ...sync, modules: 'zlib', names: '(?:brotli|zstd)CompressSync', cost: 'tenths', instead: pool },
    { ...sync, modules: 'zlib', names: '\\w+Sync', cost: 'hundredths', instead: pool },
    {
      ...sync,
      modules: 'child_process',
      names: '(?:exec|execFile|spawn)Sync',
      cost: 'tenths',
      instead: 'Use the asynchronous form, or start the program from a worker behind a queue.',
    },
    {
      ...sync,
      modules: 'execa cross-spawn',
      names: 'execa(?:Command)?Sync|(?:spawn\\.)?sync',
      cost: 'tenths',
      instead: queue,
    },
    { ...sync, modules: 'shelljs', names: 'exec|cp|rm|find|grep|cat|ls|mv|sed', cost: 'tenths', instead: queue },
    {
      ...sync,
      modules: 'sync-request deasync sync-fetch sync-rpc',
      names: '(?:loopWhile|sleep|runLoopOnce)?',
      cost: 'tenths',
      instead: 'Use fetch.',
    },
    {
      modules: 'crypto',
      names: 'pbkdf2|scrypt|argon2|generateKeyPair|generatePrime|checkPrime',
      kind: 'core-call',
      effect: 'pool',
      cost: 'tenths',
      instead: bound,
    },
    {
      modules: 'zlib',
      names:
        '(?:gzip|gunzip|(?:deflate|inflate)(?:Raw)?|unzip|brotliCompress|brotliDecompress|zstdCompress|zstdDecompress)',
      kind: 'core-call',
      effect: 'pool',
      cost: 'hundredths',
      instead: bound,
    },
    {
      modules: 'child_process',
      names: 'exec|execFile|spawn|fork',
      kind: 'child-process',
      effect: 'process',
      cost: 'tenths',
      instead: queue,
    },
    {
      modules: 'execa cross-spawn',
      names: '(?:execa|execaCommand|\\$|spawn)?',
      kind: 'child-process',
      effect: 'process',
      cost: 'tenths',
      instead: queue,
    },
  ],
};
