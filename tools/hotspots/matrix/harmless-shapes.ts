/** What looks like a repeated query and is none, or is meant so: no cell of these is a finding. */
import type { Shape } from './shape';

type Body = Shape['body'];
const harmless = (name: string, reasons: readonly [string, ...string[]], body: Body, more: Partial<Shape>): Shape => ({
  ...{ name, expected: reasons, operations: ['read'], key: 'item.bookId', body },
  ...more,
});

/** Code that no request waits for. */
const file = (name: string, path: string): Shape =>
  harmless(name, ['offline'], (call) => `for (const item of items) {\n  await ${call};\n}`, {
    ...{ form: 'file', path, operations: ['read', 'write'] },
  });

export const harmlessShapes: readonly Shape[] = [
  harmless('batched', ['batched'], (call) => `return Promise.all(items.map((item) => ${call}));`, {
    operations: ['batched'],
  }),
  harmless('batched-field-resolver', ['batched'], (call) => `return ${call};`, {
    ...{ form: 'field-resolver', operations: ['batched'], parameter: 'item: Item' },
  }),
  harmless('data-loader', ['nothing'], (call) => `return ${call};`, {
    ...{ form: 'batch-function', operations: ['in'], key: 'keys', parameter: 'item: Item' },
    imports: `import DataLoader from 'dataloader';`,
  }),
  harmless(
    'page-loop',
    ['paged'],
    (call) => `for (let page = 0; ; page += 1) {\n  const rows = await ${call};\n  if (isEmpty(rows)) return page;\n}`,
    { operations: ['page'], key: 'page', imports: `import { isEmpty } from '../items-of';` },
  ),
  harmless(
    'cursor-loop',
    ['paged'],
    (call) =>
      `let cursor: string | undefined = '0';\ndo {\n  const rows = await ${call};\n  cursor = lastIdOf(rows);\n} while (cursor);`,
    { operations: ['page'], key: 'cursor', imports: `import { lastIdOf } from '../items-of';` },
  ),
  harmless(
    'chunked-slices',
    ['chunked'],
    (call) =>
      `const keys = items.map((item) => item.bookId);\nfor (let at = 0; at < keys.length; at += 500) {\n  const part = keys.slice(at, at + 500);\n  await ${call};\n}`,
    { operations: ['in'], key: 'part' },
  ),
  harmless(
    'chunked-by-library',
    ['chunked'],
    (call) =>
      `const keys = items.map((item) => item.bookId);\nfor (const part of chunk(keys, 500)) {\n  await ${call};\n}`,
    { operations: ['in'], key: 'part', imports: `import { chunk } from 'lodash';` },
  ),
  harmless(
    'retry',
    ['attempts'],
    (call) =>
      `for (let attempt = 1; attempt <= 3; attempt += 1) {\n  try {\n    return await ${call};\n  } catch (error) {\n    if (attempt === 3) throw error;\n  }\n}`,
    { parameter: 'item: Item' },
  ),
  harmless(
    'poll',
    ['attempts'],
    (call) =>
      `while (Date.now() < item.until) {\n  const found = await ${call};\n  if (found) return found;\n  await sleep(500);\n}`,
    { parameter: 'item: Item', imports: `import { sleep } from '../items-of';` },
  ),
  harmless(
    'ordered-locks',
    ['ordered'],
    (call) =>
      `const sorted = [...items].sort((a, b) => a.bookId.localeCompare(b.bookId));\nfor (const item of sorted) {\n  await ${call};\n}`,
    { operations: ['lock'] },
  ),
  harmless(
    'constant-list',
    ['constant-count'],
    (call) => `for (const kind of ['new', 'used', 'lost']) {\n  await ${call};\n}`,
    { key: 'kind' },
  ),
  harmless(
    'constant-count',
    ['constant-count'],
    (call) => `for (let shelf = 0; shelf < 4; shelf += 1) {\n  await ${call};\n}`,
    { key: 'String(shelf)' },
  ),
  harmless(
    'remembered',
    ['cached'],
    (call) =>
      `const known = new Map<string, unknown>();\nfor (const item of items) {\n  let book = known.get(item.bookId);\n  if (book === undefined) {\n    book = await ${call};\n    known.set(item.bookId, book);\n  }\n}`,
    {},
  ),
  harmless(
    'outside',
    ['nothing'],
    (call) =>
      `const keys = items.map((item) => item.bookId);\nconst found = await ${call};\nfor (const item of items) {\n  show(item, found);\n}`,
    { operations: ['in'], key: 'keys', imports: `import { show } from '../items-of';` },
  ),
  harmless(
    'memory',
    ['nothing'],
    (call) =>
      `const keys = items.map((item) => item.bookId);\nconst found = await ${call};\nreturn items.map((item) => ({\n  ...item,\n  book: found.find((book) => book.id === item.bookId),\n  others: found.filter((book) => book.id !== item.bookId),\n}));`,
    { operations: ['in'], key: 'keys' },
  ),
  file('seed', 'src/seeds/NAME.seed.ts'),
  file('migration', 'src/migrations/1700000000000-NAME.ts'),
  file('test', 'src/tests/NAME.spec.ts'),
  file('script', 'scripts/NAME.ts'),
];
