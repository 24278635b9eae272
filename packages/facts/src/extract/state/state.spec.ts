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
    }`),
  ).toEqual([
    '2 cpu-loop number crunching loop over indexed data, 2 deep',
    '3 cpu-loop number crunching loop over indexed data, 2 deep',
    '6 cpu-loop number crunching loop over indexed data, 2 deep',
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
