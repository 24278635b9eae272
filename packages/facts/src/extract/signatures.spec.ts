/** What a function gives back and throws, said where another module calls it. */
import { factsOf, tsconfig } from '../project.fixture';

async function signatures(body: string) {
  const { functions } = await factsOf({
    'tsconfig.json': tsconfig(),
    'photo.ts': `import { NotFoundException } from '@nestjs/common';
      export class Photo { draw() {} } export class Missing extends Error {} ${body}`,
    'use.ts': `import * as photo from './photo'; export function use() { photo.run(); }`,
  });
  const { returns, throws } = functions.find(({ id }) => id === 'photo.ts#run') ?? {};
  return { returns, throws };
}

test.each([
  ['as written', 'export function run(): Promise<Photo | null> { return load(); }', 'Promise<Photo | null>'],
  ['the class of the one return', 'export function run() { return new Photo(); }', 'Photo'],
  ['a list, awaited', 'export async function run() { return [1].map(() => new Photo()); }', 'Promise<Photo[]>'],
  ['nothing', 'export async function run() { new Photo().draw(); }', 'Promise<void>'],
  ['unknown with two returns', 'export function run(a?: 1) { if (a) return 1; return new Photo(); }', undefined],
])('it gives back %s', async (_, body, returns) => {
  expect((await signatures(body)).returns).toBe(returns);
});

test('the classes that it throws, sorted; what a catch around keeps is not thrown', async () => {
  const { throws } = await signatures(`export function run(a: number) {
    if (a === 1) throw new Missing('a'); if (a === 2) throw new NotFoundException(); if (a === 3) throw make();
    try { throw new TypeError(); } catch { return; }
    try { throw new RangeError(); } catch (error) { throw error; } }
    function make() { return new Missing('b'); }`);
  expect(throws).toEqual(['Missing', 'NotFoundException', 'RangeError']);
});

test('nothing is said of functions that only their own module calls', async () => {
  const { functions } = await factsOf({
    'tsconfig.json': tsconfig(),
    'a.ts': 'function own(): number { throw new Error(); } export function run() { own(); }',
  });
  expect(functions.filter(({ returns, throws }) => returns !== undefined || throws !== undefined)).toEqual([]);
});
