/** Heavy work: what is called, whom it keeps busy, and what it computes on. */
import type { HeavyWorkFact } from '@banyan/model';
import { factsOf, tsconfig } from '../../../project.fixture';
import { catalogue } from './catalogue/catalogue';

async function works(source: string, rest: Readonly<Record<string, string>> = {}): Promise<readonly HeavyWorkFact[]> {
  return (await factsOf({ 'tsconfig.json': tsconfig(), 'a.ts': source, ...rest })).heavyWork;
}

/** `line effect cost what` */
async function told(source: string, rest?: Readonly<Record<string, string>>): Promise<string[]> {
  return (await works(source, rest)).map(({ line, effect, cost, what }) => `${line} ${effect} ${cost} ${what}`);
}

test('who is kept busy is told by the library and by the form of the call', async () => {
  expect(
    await told(`import bcryptjs from 'bcryptjs'; import * as bcrypt from 'bcrypt'; import sharp from 'sharp'; import Jimp from 'jimp'; import { pbkdf2, pbkdf2Sync } from 'node:crypto'; import { gzipSync } from 'zlib'; import { spawn } from 'child_process';
export async function run(x) {
  await bcryptjs.hash(x, 10);
  await bcrypt.hash(x, 10);
  bcrypt.hashSync(x, 10);
  await sharp(x).resize(1).toBuffer();
  await Jimp.read(x);
  pbkdf2(x, 's', 1, 1, 'sha1', () => {});
  pbkdf2Sync(x, 's', 1, 1, 'sha1');
  gzipSync(x);
  spawn('ls');
}`),
  ).toEqual([
    '3 blocks-loop tenths bcryptjs.hash',
    '4 pool tenths bcrypt.hash',
    '5 blocks-loop tenths bcrypt.hashSync',
    '6 pool tenths sharp',
    '7 blocks-loop tenths Jimp.read',
    '8 pool tenths pbkdf2',
    '9 blocks-loop tenths pbkdf2Sync',
    '10 blocks-loop hundredths gzipSync',
    '11 process tenths spawn',
  ]);
});

test('methods of instances, of what a call gives, and promisified functions are found; names of one’s own are not', async () => {
  expect(
    await told(`import { Workbook } from 'exceljs'; import { InferenceSession } from 'onnxruntime-node'; import { promisify } from 'util'; import { scrypt } from 'crypto'; import { pipeline } from '@xenova/transformers';
const scryptAsync = promisify(scrypt);
export class Sync { autoSync() {} readFileSync() {} run(x) { this.autoSync(); this.readFileSync(); } }
export class Model { constructor(private readonly session: InferenceSession) {} run(x) { return this.session.run(x); } }
export async function write(book: Workbook, x) {
  await book.xlsx.writeBuffer();
  await scryptAsync(x, 's', 1);
  const pipe = await pipeline('summarization');
  return pipe(x);
}`),
  ).toEqual([
    '4 blocks-loop seconds this.session.run',
    '6 blocks-loop tenths book.xlsx.writeBuffer',
    '7 pool tenths scryptAsync',
    '8 blocks-loop seconds pipeline',
    '9 blocks-loop seconds pipe',
  ]);
});

test('whether a result is awaited, what it comes from and what repeats it is told', async () => {
  const found = await works(`import sharp from 'sharp';
export async function all(files) {
  sharp('fixed.png').toFile('x');
  for (const file of files) await sharp(file).toBuffer();
  await Promise.all(files.map((file) => sharp(file).toBuffer()));
  const one = await sharp(files).toBuffer();
}`);
  expect(found.map(({ line, awaited, on, repetition }) => [line, awaited ?? false, on, repetition])).toEqual([
    [3, false, 'constant', undefined],
    [4, true, 'element', 'loop'],
    [5, true, 'element', 'promise-all'],
    [6, true, 'parameter', undefined],
  ]);
});

test('expressions that repeat, on text that is not constant, are told with their pattern', async () => {
  const found = await works(
    `import { SLUG } from './b'; import { Matches } from 'class-validator'; import { z } from 'zod';
export function check(text: string, rows: string[]) {
  /^(a+)+$/i.test(text);
  text.replace(/\\s+$/, '');
  SLUG.exec(text);
  new RegExp('(x+)+').test(text);
  'fixed'.match(/a+/);
  /^abc$/.test(text);
  new RegExp(text, 'i');
  new RegExp(escapeRegExp(text));
  new RegExp(text.replace(/[.*+?]/g, '\\\\$&'));
}
export class Dto { @Matches(/^([a-z]+-?)+$/) name: string; }
export const schema = z.string().regex(/^(\\w+\\s?)*$/);`,
    { 'b.ts': 'export const SLUG = /^([a-z0-9]+-?)*$/;' },
  );
  expect(found.map(({ line, pattern, on }) => `${line} ${pattern?.source ?? 'made'} ${on}`)).toEqual([
    '3 ^(a+)+$ parameter',
    '4 \\s+$ parameter',
    '5 ^([a-z0-9]+-?)*$ parameter',
    '6 (x+)+ parameter',
    '9 made parameter',
    '13 ^([a-z]+-?)+$ parameter',
    '14 ^(\\w+\\s?)*$ parameter',
  ]);
});

test('JSON counts where it is plausibly large', async () => {
  expect(
    await told(`import { readFile } from 'fs/promises';
export class A { constructor(private readonly prisma, private readonly users) {} async run(x) {
  JSON.parse(x);
  JSON.parse(await readFile('x', 'utf8'));
  const rows = await this.users.findMany();
  JSON.stringify(rows);
  JSON.stringify(await this.users.findMany({ take: 5 }));
  JSON.stringify(x.find((one) => one.id));
} }`),
  ).toEqual([
    '4 blocks-loop hundredths JSON.parse of the content of a file',
    '6 blocks-loop hundredths JSON.stringify of everything that findMany gives',
  ]);
});

test('the entries of the catalogue are whole sentences with patterns that compile', () => {
  const entries = catalogue.flatMap((group) => group.entries);
  expect(entries.length).toBeGreaterThan(90);
  for (const { instead, names, modules } of entries) {
    expect(instead).toMatch(/^[A-Z].*\.$/);
    expect(() => new RegExp(`^(?:${names})$`)).not.toThrow();
    expect(modules).toMatch(/^\S+(?: \S+)*$/);
  }
});
