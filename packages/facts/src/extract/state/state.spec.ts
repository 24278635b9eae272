/** Process state and heavy work: what keeps an application on one machine, and on one core. */
import type { CodeFacts } from '@banyan/model';
import { factsOf, tsconfig } from '../../project.fixture';

function read(source: string): Promise<CodeFacts> {
  return factsOf({ 'tsconfig.json': tsconfig(), 'a.ts': source });
}

async function state(source: string): Promise<string[]> {
  return (await read(source)).processState.map(({ kind, name, owner }) => `${kind} ${name} ${owner}`);
}

async function heavy(source: string): Promise<string[]> {
  return (await read(source)).heavyWork.map(({ kind, what, line }) => `${line} ${kind} ${what}`);
}

test('collections of singletons that change are state; those that stay, and those of plain objects, are not', async () => {
  expect(
    await state(`import { Injectable } from '@nestjs/common';
      @Injectable() export class Revoked { private readonly ids = new Set<string>(); private readonly names = new Map([['a', 1]]); private byKey: Record<string, number> = {};
        constructor() { this.names.get('a'); } add(id: string) { this.ids.add(id); this.byKey[id] = 1; } }
      export class Basket { private items: string[] = []; add(x: string) { this.items.push(x); } static all = new Map(); static put() { Basket.all.set(1, 1); } }
      class Registry { list: string[] = []; add(x: string) { this.list.push(x); } } export const registry = new Registry();`),
  ).toEqual([
    'collection Revoked.byKey a.ts#Revoked',
    'collection Revoked.ids a.ts#Revoked',
    'collection Basket.all a.ts#Basket',
    'collection Registry.list a.ts#Registry',
  ]);
});

test('variables that change after the start are state, those that are set up once are not', async () => {
  expect(
    await state(`import { Injectable } from '@nestjs/common';
      @Injectable() export class Counter { private hits = 0; private client: unknown; onModuleInit() { this.client = 1; } hit() { this.hits++; } }
      let current = 0; let other = 1; export function next() { current += 1; const other = 2; return other; } other = 3;
      const seen = new Map(); export function see(x: string) { seen.set(x, 1); } const fixed = [1]; export const f = (seen: Map<string, number>) => fixed.length;`),
  ).toEqual(['variable Counter.hits a.ts#Counter', 'variable current a.ts#', 'collection seen a.ts#']);
});

test('timers, local files and environment variables are state', async () => {
  expect(
    await state(`import { Cron } from '@nestjs/schedule'; import { Injectable } from '@nestjs/common'; import fs from 'node:fs'; import * as other from 'fs'; import { writeFile } from 'fs/promises'; import multer, { diskStorage } from 'multer';
      @Injectable() export class Job { @Cron('0 * * * *') run() {} }
      export function start() { setInterval(() => {}, 1000); fs.createWriteStream('x'); other.promises.mkdir('y'); writeFile('z', ''); fs.readFileSync('r'); }
      export const upload = multer({ dest: 'uploads' }); export const disk = diskStorage({});
      export const dir = process.env.UPLOAD_DIR; const { A } = process.env; export const b = process.env['B'];`),
  ).toEqual([
    'timer CRON 0 * * * * a.ts#Job.run',
    'local-disk fs.createWriteStream a.ts#start',
    'local-disk other.promises.mkdir a.ts#start',
    'local-disk writeFile a.ts#start',
    'timer setInterval a.ts#start',
    'local-disk diskStorage a.ts#',
    'local-disk multer a.ts#',
    'environment A a.ts#',
    'environment B a.ts#',
    'environment UPLOAD_DIR a.ts#',
  ]);
});

/** `kind name use` of each piece of state. */
async function uses(source: string): Promise<string[]> {
  const { processState } = await read(source);
  return processState.map(({ kind, name, line, use }) => `${line} ${kind} ${name}${use ? ` ${use}` : ''}`);
}

test('what state is for shows in its class, its name, or the library that keeps it', async () => {
  expect(
    await uses(`import { LRUCache } from 'lru-cache'; import { Injectable } from '@nestjs/common';
const lru = new LRUCache({ max: 9 }); export const get = (k) => { lru.set(k, 1); };
const userCache = new Map(); export const put = (k) => { userCache.set(k, 1); };
const sessions = new Map(); export const open = (k) => { sessions.set(k, 1); };
@Injectable() export class Importer { private readonly running = new Set<string>(); private isProcessing = false; start(id) { this.running.add(id); this.isProcessing = true; } }
const attemptsByIp = new Map(); export const count = (k) => { attemptsByIp.set(k, 1); };
const blocks = new Map(); export const block = (k) => { blocks.set(k, 1); };`),
  ).toEqual([
    '2 collection lru cache',
    '3 collection userCache cache',
    '4 collection sessions session',
    '5 collection Importer.running lock',
    '5 variable Importer.isProcessing lock',
    '6 collection attemptsByIp rate-limit',
    '7 collection blocks',
  ]);
});

test('libraries that keep state in the process are found where they are set up, unless they are given a store', async () => {
  expect(
    await uses(`import session from 'express-session'; import rateLimit from 'express-rate-limit'; import { ThrottlerModule } from '@nestjs/throttler'; import { CacheModule } from '@nestjs/cache-manager'; import { Mutex } from 'async-mutex'; import AsyncLock from 'async-lock'; import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
session({ secret: 'x' });
session({ secret: 'x', store: redis });
rateLimit({ max: 5 });
rateLimit({ max: 5, store: redis });
export const imports = [ThrottlerModule.forRoot([{ ttl: 1 }]), CacheModule.register({ ttl: 5 })];
export const shared = [ThrottlerModule.forRoot({ storage: redis }), CacheModule.register({ store: redis })];
const mutex = new Mutex(); mutex.acquire();
const locks = new AsyncLock(); locks.acquire('a');
new RateLimiterMemory({ points: 1 }); new RateLimiterRedis({ points: 1 });
const options: any = { secret: 'x' }; if (redis) options.store = redis; session(options);
const plain = { secret: 'x' }; session(plain);`),
  ).toEqual([
    '2 collection session session',
    '4 collection rateLimit rate-limit',
    '6 collection CacheModule.register cache',
    '6 collection ThrottlerModule.forRoot rate-limit',
    '8 collection Mutex lock',
    '9 collection AsyncLock lock',
    '10 collection RateLimiterMemory rate-limit',
    '12 collection session session',
  ]);
});

test('what a request has an instance of its own for, and what only the start sets, is no state of the process', async () => {
  expect(
    await uses(`import { Injectable, Scope } from '@nestjs/common';
@Injectable({ scope: Scope.REQUEST }) export class PerRequest { private user = ''; set(x) { this.user = x; } }
@Injectable() export class Limits { private limit = 0; private last = 0; constructor() { this.load(); } private load() { this.limit = 5; } hit() { this.touch(); } private touch() { this.last = 1; } }`),
  ).toEqual(['3 variable Limits.last']);
});

test('a timer that sets itself up again is a timer; a single one is not', async () => {
  expect(
    await uses(`function poll() { setTimeout(poll, 1000); } function later() { setTimeout(() => done(), 5); }
const again = async () => { setTimeout(() => { again(); }, 1000); };
class Queue { tick() { setTimeout(() => this.tick(), 1); } other() { clock.setInterval(() => {}, 1); } }
globalThis.setInterval(() => {}, 5);`),
  ).toEqual(['1 timer setTimeout', '2 timer setTimeout', '3 timer setTimeout', '4 timer setInterval']);
});

test('a variable kept by a function that is called at once is state; the variables of other functions are not', async () => {
  expect(
    await uses(`export const next = (() => { let n = 0; const seen = new Map(); const fixed = [1]; fixed.push(2); return () => { seen.set(n, 1); return n++; }; })();
export function sum(list) { let total = 0; const all = []; list.forEach((x) => { total += x; all.push(x); }); return total; }`),
  ).toEqual(['1 variable n', '1 collection seen'].sort());
});

test('what was filled at the start and is only read later does not change', async () => {
  expect(
    await uses(`const table = new Map(); for (const x of [1, 2]) table.set(x, x); table.set(3, 3); export const look = (x) => table.get(x);
const list = []; list.push(1); export const has = (x) => list.includes(x); let flag = false; flag = true; export const isOn = () => flag;`),
  ).toEqual([]);
});

test('environment variables through ConfigService and wrappers; files of temporary folders and images', async () => {
  expect(
    await uses(`import { ConfigService } from '@nestjs/config'; import { Injectable } from '@nestjs/common'; import os from 'os'; import sharp from 'sharp'; import { open } from 'fs/promises';
@Injectable() export class Db { constructor(private readonly config: ConfigService) {} url() { return this.config.get<string>('DB_URL') ?? this.config.getOrThrow('OTHER'); } }
export const key = env('API_KEY'); const no = env('a b'); other.get('X');
export async function save(x) { os.tmpdir(); await sharp(x).toFile('y.png'); await open('a', 'w'); await open('a', 'r'); }`),
  ).toEqual([
    '2 environment DB_URL',
    '2 environment OTHER',
    "3 environment env('API_KEY')",
    '4 local-disk open',
    '4 local-disk os.tmpdir',
    '4 local-disk sharp(…).toFile',
  ]);
});

test('nested loops over indexed data and strides over flat buffers keep a core busy; others do not', async () => {
  expect(
    await heavy(`export function blur(d: Uint8Array, w: number, h: number) {
      for (let y = 0; y < h; y++) { for (let x = 0; x < w; x++) { d[y * w + x] = 0; } }
      for (let i = 0; i < d.length; i += STEP) { d[i] = 255 - d[i]; }
      for (let i = 0; i < 3; i++) { d[i] = 1; }
      for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { console.log(d[i], names[j].length); } }
      for (let y = 0; y < h; y++) { for (let x = 0; x < w; x++) { sum += d[y * w + x]! * 2; } }
      for (const a of [1]) for (const b of [2]) console.log(a, b);
      for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { console.log(i, j); } }
      for (const p of providers) { for (let i = 0; i < w; i += SIZE) { p.ask(i).then(async (r) => { r[key] = 1 - r[key]; }); } }
      for (let i = 0; i < n; i++) { for (let j = 0; j < m; j++) { const key = names[j]; byKey[key] = texts[i]; if (files - 1) byKey[key] -= 1; } }
      for (let i = 0; i < n; i++) { for (let j = 0; j < m; j++) { d[i] += d[j] * (await weight(i)); } }
      for (let i = 0; i < n; i++) { const d = await page(i); for (let y = 0; y < h; y++) { for (let x = 0; x < w; x++) { d[y * w + x] = 0; } } }
    }`),
  ).toEqual([
    '2 cpu-loop number crunching loop over indexed data, 2 deep',
    '3 cpu-loop number crunching loop over indexed data, 2 deep',
    '6 cpu-loop number crunching loop over indexed data, 2 deep',
    '12 cpu-loop number crunching loop over indexed data, 2 deep',
  ]);
});

test('calls of computing libraries and calls that wait are found where they are made, not what only prepares them', async () => {
  expect(
    await heavy(`import sharp from 'sharp'; import { PNG } from 'pngjs'; import bcrypt from 'bcryptjs'; import { readFileSync, existsSync } from 'fs'; import * as crypto from 'crypto'; import { execSync } from 'child_process'; import axios from 'axios';
      const config = readFileSync('config');
      export async function run(input: Buffer) {
        await sharp(input).resize(1).toBuffer();
        PNG.sync.read(input); bcrypt.compare('a', 'b');
        readFileSync('x'); crypto.pbkdf2Sync('a', 'b', 1, 2, 'c'); execSync('ls'); crypto.randomUUID(); axios.get('x');
      }`),
  ).toEqual([
    '4 cpu-library sharp',
    '5 cpu-library PNG.sync.read',
    '5 cpu-library bcrypt.compare',
    '6 sync-call crypto.pbkdf2Sync',
    '6 sync-call execSync',
    '6 sync-call readFileSync',
  ]);
});

test('state says which functions change it, whether its entries end, and whether files are taken away again', async () => {
  const { processState } =
    await read(`import NodeCache from 'node-cache'; import { Injectable } from '@nestjs/common'; import { writeFile, unlink } from 'fs/promises'; import { PubSub } from 'graphql-subscriptions'; import { ThrottlerModule } from '@nestjs/throttler';
@Injectable() export class RateLimits { private windows = new Map(); hit() { this.windows.set(1, 1); } reset() { this.windows.clear(); } read() { return this.windows.get(1); } }
const known = new NodeCache({ stdTTL: 5 }); export const put = (k) => { known.set(k, 1); };
export async function convert(x) { await writeFile('a', x); await unlink('a'); }
export const hub = new PubSub();
export const a = ThrottlerModule.forRootAsync({ useFactory: () => ({ throttlers: [] }) });
export const b = ThrottlerModule.forRootAsync({ useFactory: () => ({ storage: redis }) });
export const c = ThrottlerModule.forRootAsync({ useFactory: () => made() });`);
  expect(
    processState.map(({ name, use, changedIn, expires, scratch }) =>
      [name, use, ...(changedIn ?? []), expires && 'expires', scratch && 'scratch'].filter(Boolean).join(' '),
    ),
  ).toEqual([
    'RateLimits.windows rate-limit a.ts#RateLimits.hit a.ts#RateLimits.reset',
    'known cache a.ts#put expires',
    'unlink scratch',
    'writeFile scratch',
    'PubSub socket',
    'ThrottlerModule.forRootAsync rate-limit',
  ]);
});

test('a file with a name that is a constant of a module is one, whatever the request', async () => {
  const { processState } = await read(`import fs from 'fs'; const PATH = '/data/settings.json';
export async function save(id: string, path: string) {
  const next = \`\${PATH}.next\`; fs.writeFileSync(next, ''); fs.renameSync(PATH, 'x');
  fs.writeFileSync(\`\${PATH}/\${id}\`, ''); fs.writeFileSync(path, ''); fs.writeFileSync('/data/x', '');
}`);
  expect(processState.map(({ line, oneFile }) => [line, oneFile ?? false])).toEqual([
    [3, true],
    [3, true],
    [4, false],
    [4, false],
    [4, false],
  ]);
});
