/** Ways to repeat a query: every cell of these is a finding. */
import type { Shape } from './shape';

type Body = Shape['body'];
const repeating = (name: string, body: Body, more: Partial<Shape> = {}): Shape => ({
  ...{ name, expected: 'finding', operations: ['read', 'write'], key: 'item.bookId', body },
  ...more,
});

export const repeatingShapes: readonly Shape[] = [
  repeating('for-of', (call) => `for (const item of items) {\n  await ${call};\n}`),
  repeating(
    'for-of-batched-one-by-one',
    (call) => `const found = [];\nfor (const item of items) {\n  found.push(await ${call});\n}\nreturn found;`,
    { operations: ['batched'] },
  ),
  repeating(
    'for',
    (call) => `for (let at = 0; at < items.length; at += 1) {\n  const item = items[at];\n  await ${call};\n}`,
  ),
  repeating(
    'while-queue',
    (call) =>
      `const queue = [...items];\nwhile (queue.length > 0) {\n  const item = queue.shift();\n  if (!item) break;\n  await ${call};\n}`,
  ),
  repeating('for-await', (call) => `for await (const item of itemsOf(items)) {\n  await ${call};\n}`, {
    imports: `import { itemsOf } from '../items-of';`,
  }),
  repeating('map-promise-all', (call) => `return Promise.all(items.map((item) => ${call}));`),
  repeating(
    'map-held-promise-all',
    (call) =>
      `const found = items.map(async (item) => {\n  const book = await ${call};\n  return { ...item, book };\n});\nreturn Promise.all(found);`,
  ),
  repeating('for-each', (call) => `items.forEach(async (item) => {\n  await ${call};\n});`),
  repeating(
    'reduce',
    (call) => `await items.reduce(async (done, item) => {\n  await done;\n  await ${call};\n}, Promise.resolve());`,
  ),
  repeating('all-settled', (call) => `return Promise.allSettled(items.map((item) => ${call}));`),
  repeating('p-map', (call) => `return pMap(items, (item) => ${call}, { concurrency: 4 });`, {
    imports: `import pMap from 'p-map';`,
  }),
  repeating(
    'p-limit',
    (call) => `const limit = pLimit(4);\nreturn Promise.all(items.map((item) => limit(() => ${call})));`,
    { imports: `import pLimit from 'p-limit';` },
  ),
  repeating('each-limit', (call) => `await async.eachLimit(items, 4, async (item: Item) => {\n  await ${call};\n});`, {
    imports: `import * as async from 'async';`,
  }),
  repeating('bluebird-map', (call) => `return Bluebird.map(items, (item) => ${call}, { concurrency: 4 });`, {
    imports: `import Bluebird from 'bluebird';`,
  }),
  repeating(
    'promise-pool',
    (call) => `await PromisePool.withConcurrency(4).for(items).process(async (item) => {\n  await ${call};\n});`,
    { imports: `import { PromisePool } from '@supercharge/promise-pool';` },
  ),
  repeating('merge-map', (call) => `return lastValueFrom(from(items).pipe(mergeMap((item) => ${call}), toArray()));`, {
    imports: `import { from, lastValueFrom, mergeMap, toArray } from 'rxjs';`,
  }),
  repeating('recursion', (call, again) => `await ${call};\nif (item.parent) await ${again('item.parent')};`, {
    parameter: 'item: Item',
  }),
  repeating(
    'recursion-tree',
    (call, again) => `await ${call};\nfor (const child of item.children) await ${again('child')};`,
    { parameter: 'item: Item' },
  ),
  repeating('lazy-relation', (call) => `for (const item of owners) {\n  await ${call};\n}`, {
    operations: ['lazy', 'lazyGiven', 'lazyThen'],
    key: 'item',
    parameter: 'owners: readonly Author[]',
  }),
  repeating('field-resolver', (call) => `return ${call};`, { form: 'field-resolver', parameter: 'item: Item' }),
  repeating('presenter', (call) => `return ${call};`, { form: 'presenter', parameter: 'item: Item' }),
];
