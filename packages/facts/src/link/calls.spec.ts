/** Calls: whom they reach, through imports, barrels, injection, inheritance and interfaces, and what repeats them. */
import type { CodeFacts } from '@banyan/model';
import { factsOf, tsconfig, type Tree } from '../project.fixture';

async function calls(tree: Tree): Promise<string[]> {
  return callsOf(await factsOf({ 'tsconfig.json': tsconfig(), ...tree })).sort();
}

function callsOf({ functions }: CodeFacts): string[] {
  return functions.flatMap(({ id, calls: made }) =>
    made.map(({ to, repetition }) => `${id} > ${to}${repetition ? ` (${repetition})` : ''}`),
  );
}

test('imported functions are followed through re-exports, renames, barrels and namespaces', async () => {
  const found = await calls({
    'main.ts': `import { renamed, deep } from './barrel'; import * as all from './a'; import plain from './b';
      export function run() { renamed(); deep(); all.a(); plain(); }`,
    'barrel.ts': `export { a as renamed } from './a'; export * from './inner';`,
    inner: { 'index.ts': `export * from './deep';`, 'deep.ts': `export const deep = () => 1;` },
    'a.ts': 'export function a() {}',
    'b.ts': 'export default function () {}',
  });
  expect(found).toEqual(
    [
      'main.ts#run > a.ts#a',
      'main.ts#run > inner/deep.ts#deep',
      'main.ts#run > a.ts#a',
      'main.ts#run > b.ts#default',
    ].sort(),
  );
});

test('injected services are followed by constructor, property, inheritance and getter', async () => {
  const found = await calls({
    'photos.ts': `export class Photos { find() { return this.load(); } private load() {} static make() { return new Photos(); } }`,
    'base.ts': `import { Photos } from './photos'; export abstract class Base { constructor(protected readonly photos: Photos) {} shared() {} }`,
    'albums.ts': `import { Base } from './base'; import { Photos } from './photos'; import { Inject } from '@nestjs/common';
      export class Albums extends Base { @Inject() private other: Photos; get again() { return this.other; }
      run() { this.photos.find(); this.other.find(); this.again.find(); this.shared(); Photos.make().find(); } }`,
  });
  expect(found).toEqual([
    'albums.ts#Albums.run > base.ts#Base.shared',
    'albums.ts#Albums.run > photos.ts#Photos.find',
    'albums.ts#Albums.run > photos.ts#Photos.find',
    'albums.ts#Albums.run > photos.ts#Photos.find',
    'albums.ts#Albums.run > photos.ts#Photos.find',
    'albums.ts#Albums.run > photos.ts#Photos.make',
    'photos.ts#Photos.find > photos.ts#Photos.load',
  ]);
});

test('an interface leads to its implementations, an abstract method to its heirs, super to the base', async () => {
  const found = await calls({
    'port.ts': `export interface Mailer { send(): void } export abstract class Job { abstract run(): void; start() { this.run(); } constructor() {} }`,
    'smtp.ts': `import { Mailer, Job } from './port'; export class Smtp implements Mailer { send() {} }
      export class Digest extends Job { constructor(private mailer: Mailer) { super(); } run() { this.mailer.send(); } }`,
  });
  expect(found).toEqual([
    'port.ts#Job.start > smtp.ts#Digest.run',
    'smtp.ts#Digest.constructor > port.ts#Job.constructor',
    'smtp.ts#Digest.run > smtp.ts#Smtp.send',
  ]);
});

test('generic bases know what their heirs put in', async () => {
  const found = await calls({
    'a.ts': `class Store { save() {} } class Base<T> { constructor(protected readonly store: T) {} }
      class Photos extends Base<Store> { add() { this.store.save(); } }`,
  });
  expect(found).toEqual(['a.ts#Photos.add > a.ts#Store.save']);
});

test('variables, what functions return, and elements of arrays are followed', async () => {
  const found = await calls({
    'a.ts': `export class Photo { draw() {} } export async function load(): Promise<Photo[]> { return []; } const make = () => new Photo();`,
    'b.ts': `import { load, Photo } from './a';
      export async function run(given: Photo) { const all = await load(); for (const one of all) one.draw(); all.map((x) => x.draw()); given.draw(); const { draw } = given; }`,
  });
  expect(found).toEqual([
    'b.ts#run > a.ts#Photo.draw',
    'b.ts#run > a.ts#Photo.draw (loop)',
    'b.ts#run > a.ts#Photo.draw (mapped-callback)',
    'b.ts#run > a.ts#load',
  ]);
});

test('what repeats a call is known: loops, mapped callbacks, Promise.all over a map, recursion, field resolvers', async () => {
  const found = await calls({
    'a.ts': `import { Resolver, ResolveField } from '@nestjs/graphql';
      export function one() {} export function many(xs: number[]) {
        for (const x of xs) one(); while (one()) {} xs.map(() => one()); Promise.all(xs.map(async () => one())); xs.forEach(one); [one()]; }
      export function down(n: number) { if (n) down(n - 1); } function ping(n: number) { pong(n); } function pong(n: number) { ping(n); } function poll() { one(); poll(); }
      @Resolver() export class R { @ResolveField() owner() { return one(); } }`,
  });
  expect(found).toEqual(
    [
      'a.ts#many > a.ts#one (loop)',
      'a.ts#many > a.ts#one (loop)',
      'a.ts#many > a.ts#one (mapped-callback)',
      'a.ts#many > a.ts#one (promise-all)',
      'a.ts#many > a.ts#one (mapped-callback)',
      'a.ts#many > a.ts#one',
      'a.ts#down > a.ts#down (recursion)',
      'a.ts#ping > a.ts#pong (recursion)',
      'a.ts#pong > a.ts#ping (recursion)',
      'a.ts#poll > a.ts#one',
      'a.ts#poll > a.ts#poll',
      'a.ts#R.owner > a.ts#one (field-resolver)',
    ].sort(),
  );
});

test('a list of loops: the right side of for…of runs once', async () => {
  expect(
    await calls({
      'a.ts': `function all(): number[] { return []; } export function run() { for (const x of all()) x; }`,
    }),
  ).toEqual(['a.ts#run > a.ts#all']);
});

test('CommonJS modules are followed through require and module.exports', async () => {
  const found = callsOf(
    await factsOf({
      'a.js': `const b = require('./b'); const { c } = require('./c'); const D = require('./d'); module.exports.run = function () { b.go(); c(); new D().go(); };`,
      'b.js': `exports.go = () => {};`,
      'c.js': `function c() {} module.exports = { c };`,
      'd.js': `class D { go() {} } module.exports = D;`,
    }),
  );
  expect(found).toEqual(['a.js#run > b.js#go', 'a.js#run > c.js#c', 'a.js#run > d.js#D.go']);
});

test('a wrapped handler is known by the name of its constant', async () => {
  const found = await calls({
    'a.ts': `import { wrap } from 'x'; function work() {} export const list = wrap(async () => { work(); });`,
  });
  expect(found).toEqual(['a.ts#list > a.ts#work']);
});

test('what a wrapper gives is called like the function that it was given', async () => {
  const found = await calls({
    'a.ts': `import { traced } from './traced'; function move() {} export default traced({ name: 'move' })(move); export const other = traced(move);`,
    'traced.ts': `export const traced = (config: object) => (target: unknown) => target;`,
    'b.ts': `import move, { other } from './a'; export function run() { move(); other(); }`,
  });
  expect(found).toEqual([
    'a.ts# > traced.ts#traced',
    'a.ts# > traced.ts#traced',
    'b.ts#run > a.ts#move',
    'b.ts#run > a.ts#move',
  ]);
});

test('a function that is handed to an own one is repeated as often as that calls it', async () => {
  const found = await calls({
    'pool.ts': `export async function pool<T>(items: T[], size: number, work: (item: T) => void) { for (const item of items) work(item); }
      export function once(work: () => void) { work(); } export function keep(work: () => void) { return work; }`,
    'a.ts': `import { pool, once, keep } from './pool'; function draw() {}
      export function named(xs: number[]) { pool(xs, 2, draw); } export function inline(xs: number[]) { pool(xs, 2, () => draw()); }
      export function single() { once(draw); } export function kept() { keep(draw); } export function filled(xs: number[]) { Array.from(xs, () => draw()); }`,
  });
  expect(found.filter((call) => call.includes('#draw'))).toEqual([
    'a.ts#filled > a.ts#draw (mapped-callback)',
    'a.ts#inline > a.ts#draw (mapped-callback)',
    'a.ts#named > a.ts#draw (mapped-callback)',
    'a.ts#single > a.ts#draw',
  ]);
});

test('an application and a testing module of Nest give what they are asked for', async () => {
  const found = await calls({
    'seed.ts': `export class Seed { run() {} }`,
    'main.ts': `import { NestFactory } from '@nestjs/core'; import { Test } from '@nestjs/testing'; import { Seed } from './seed';
      export async function start() { const app = await NestFactory.create(class App {}); await app.get(Seed).run(); }
      export async function check() { const it = await Test.createTestingModule({}).compile(); it.get(Seed).run(); }`,
  });
  expect(found).toEqual(['main.ts#check > seed.ts#Seed.run', 'main.ts#start > seed.ts#Seed.run']);
});
