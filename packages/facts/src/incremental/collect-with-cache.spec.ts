/** The cache: what it saves, and that nothing that happens to it reaches the facts. */
import { fork } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CodeFacts } from '@banyan/model';
import { collectFacts } from '../collect-facts';
import { project } from '../project.fixture';
import { shop } from './shop.fixture';

interface Setting {
  readonly root: string;
  readonly cache: string;
}

function setting(): Setting {
  const root = project(shop());
  return { root, cache: join(root, '.banyan', 'cache') };
}

const options = { tests: true, source: ['.'] };
const warm = async ({ root, cache }: Setting) => JSON.stringify(await collectFacts(root, { ...options, cache }));
const cold = async ({ root }: Setting) => JSON.stringify(await collectFacts(root, options));

/** The folder of this version. */
function inside({ cache }: Setting): string {
  return join(cache, readdirSync(cache)[0] as string);
}

function entries(at: Setting, kind: string): string[] {
  const folder = kind === 'shards' ? join(inside(at), 'shards') : inside(at);
  return readdirSync(folder)
    .filter((name) => kind === 'shards' || name.startsWith(kind))
    .map((name) => join(folder, name));
}

function edit({ root }: Setting, file: string, change: (text: string) => string): void {
  writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')));
}

test.each([
  [
    'a statement in a service',
    'src/Order/service.ts',
    (text: string) => text.replace('async find() {\n', 'async find() {\n    await this.rows.count();\n'),
  ],
  ['a comment above a controller', 'src/Order/controller.ts', (text: string) => `// new\n${text}`],
  ['a function of its own', 'lib/money.ts', (text: string) => `${text}function inner() { return Date.now(); }\n`],
  [
    'a line in the handler of a route',
    'web/pages.ts',
    (text: string) => text.replace("parse('1');", "parse('1');\n  parse('2');"),
  ],
])('%s leaves everything else as it was linked', async (_, file, change) => {
  const at = setting();
  await warm(at);
  const [lists] = entries(at, 'lists');
  edit(at, file, change);
  expect((await warm(at)) === (await cold(at))).toBe(true);
  expect(entries(at, 'lists')).toEqual([lists]);
  expect((await warm(at)) === (await cold(at))).toBe(true);
});

test('comments that take findings out are found again where they are now', async () => {
  const at = setting();
  const edited = async (change: (text: string) => string) => {
    edit(at, 'src/Order/service.ts', change);
    const facts = await warm(at);
    expect(facts === (await cold(at))).toBe(true);
    return (JSON.parse(facts) as CodeFacts).suppressions?.map(({ line, from, to }) => [line, from, to]);
  };
  expect(await edited((text) => text)).toBe(undefined);
  expect(await edited((text) => text.replace('  async find', '  // banyan-ignore a: b\n  async find'))).toEqual([
    [11, 12, 15],
  ]);
  expect(await edited((text) => `// above\n${text}`)).toEqual([[12, 13, 16]]);
  expect(await edited((text) => text.replace('  // banyan-ignore a: b\n', ''))).toBe(undefined);
});

test('lines of an entity and of its base class are told apart', async () => {
  const at = setting();
  await warm(at);
  for (const file of ['src/Order/entity.ts', 'lib/base.entity.ts']) {
    edit(at, file, (text) => `// new\n${text}`);
    expect((await warm(at)) === (await cold(at))).toBe(true);
  }
});

test('fields of what a handler takes are those of now, and so are those of their base', async () => {
  const at = setting();
  const fields = async () => {
    const facts = JSON.parse(await warm(at)) as CodeFacts;
    const shape = facts.shapes?.find(({ name }) => name === 'CreateOrder');
    return [shape?.line, ...(shape?.fields ?? []).map(({ name }) => name)];
  };
  expect(await fields()).toEqual([2, 'label', 'price']);
  edit(at, 'src/Order/create.dto.ts', (text) => `// new\n${text}`);
  expect(await fields()).toEqual([3, 'label', 'price']);
  edit(at, 'src/Order/named.ts', (text) => text.replace('label', 'title'));
  expect(await fields()).toEqual([3, 'price', 'title']);
  edit(at, 'src/Order/controller.ts', (text) => text.replace('@Body() dto', 'dto'));
  expect(await fields()).toEqual([undefined]);
});

test('a method more is seen by whoever calls it', async () => {
  const at = setting();
  edit(at, 'web/pages.ts', (text) => text.replace("parse('1');", "parse('1').twice();"));
  await warm(at);
  edit(at, 'lib/money.ts', (text) => text.replace('add(', 'twice() {} add('));
  const facts = await warm(at);
  expect(facts).toContain('lib/money.ts#Money.twice');
  expect(facts).toBe(await cold(at));
});

test('another content of the same size behind the same time is seen', async () => {
  const at = setting();
  await warm(at);
  const path = join(at.root, 'src/Order/controller.ts');
  const { atime, mtime } = statSync(path);
  edit(at, 'src/Order/controller.ts', (text) => text.replace("':id'", "':ix'"));
  utimesSync(path, atime, mtime);
  expect(await warm(at)).toContain('/:ix');
});

test.each([
  ['cut off', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2))],
  ['emptied', (path: string) => truncateSync(path, 0)],
  ['overwritten', (path: string) => writeFileSync(path, Buffer.alloc(statSync(path).size, 7))],
  ['altered by one letter', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('"a', '"b'))],
])('entries that were %s count as absent', async (_, harm) => {
  const at = setting();
  await warm(at);
  for (const kind of ['shards', 'lists', 'whole', 'run']) {
    entries(at, kind).forEach(harm);
    edit(at, 'src/Order/service.ts', (text) =>
      text.replace('async find() {\n', 'async find() {\n    this.seen.clear();\n'),
    );
    expect((await warm(at)) === (await cold(at))).toBe(true);
  }
});

test('a cache of another version is left alone and not used', async () => {
  const at = setting();
  const other = join(at.cache, '0123456789abcdef');
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, 'run-0'), 'something else');
  expect((await warm(at)) === (await cold(at))).toBe(true);
  expect(readdirSync(at.cache)).toHaveLength(2);
  expect(readFileSync(join(other, 'run-0'), 'utf8')).toBe('something else');
});

test('a cache that cannot be written says so in one sentence, and the facts are whole', async () => {
  const at = setting();
  writeFileSync(join(at.root, 'file'), '');
  const said: string[] = [];
  const facts = await collectFacts(at.root, {
    ...options,
    cache: join(at.root, 'file', 'cache'),
    onCacheFault: (sentence) => said.push(sentence),
  });
  expect(JSON.stringify(facts)).toBe(await cold(at));
  expect(said).toEqual([expect.stringMatching(/^The cache cannot be written, so the next run starts afresh: ENOTDIR/)]);
});

test('a read-only cache is read all the same', async () => {
  const at = setting();
  await warm(at);
  for (const folder of [join(inside(at), 'shards'), inside(at)]) chmodSync(folder, 0o555);
  edit(at, 'src/Order/entity.ts', (text) => text.replace('name: string', 'name: number'));
  expect((await warm(at)) === (await cold(at))).toBe(true);
  for (const folder of [inside(at), join(inside(at), 'shards')]) chmodSync(folder, 0o755);
});

test('what no run refers to any more is removed after an hour, not before', async () => {
  const at = setting();
  await warm(at);
  const before = entries(at, 'shards');
  const renamed = (text: string): string => text.replace('name: string', 'title: string');
  for (const name of ['Order', 'Item']) edit(at, `src/${name}/entity.ts`, renamed);
  await warm(at);
  expect(entries(at, 'shards')).toHaveLength(before.length + 2);
  const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
  for (const path of [...entries(at, 'shards'), ...entries(at, 'lists'), ...entries(at, 'whole')])
    utimesSync(path, longAgo, longAgo);
  edit(at, 'src/Customer/entity.ts', renamed);
  expect((await warm(at)) === (await cold(at))).toBe(true);
  expect(entries(at, 'shards')).toHaveLength(before.length);
  expect(entries(at, 'lists')).toHaveLength(1);
});

test('nothing is written outside of the cache', async () => {
  const at = setting();
  const names = () =>
    readdirSync(at.root, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('.banyan'));
  const before = names();
  await warm(at);
  expect(names()).toEqual(before);
});

describe('other processes', () => {
  const script = join(__dirname, '..', '..', 'dist', 'index.js');
  const withBuild = existsSync(script) ? test : test.skip;
  const code = `const { collectFacts } = require(${JSON.stringify(script)});
    const [, , root, cache] = process.argv;
    (async () => { for (;;) { const facts = await collectFacts(root, { tests: true, source: ['.'], cache }); if (process.argv[4]) { process.send(JSON.stringify(facts)); return; } } })();`;

  function start({ root, cache }: Setting, once: boolean) {
    const file = join(root, '.banyan', 'run.cjs');
    mkdirSync(join(root, '.banyan'), { recursive: true });
    writeFileSync(file, code);
    return fork(file, [root, cache, ...(once ? ['once'] : [])], { execArgv: [] });
  }

  const answer = (at: Setting) =>
    new Promise<string>((resolve) => start(at, true).once('message', (facts) => resolve(String(facts))));

  withBuild(
    'two runs at once on one cache say the same as one without it',
    async () => {
      const at = setting();
      const expected = await answer({ ...at, cache: join(at.root, '.banyan', 'other') });
      for (let round = 0; round < 3; round += 1) {
        expect(await Promise.all([answer(at), answer(at)])).toEqual([expected, expected]);
      }
    },
    240_000,
  );

  withBuild(
    'a run that was killed at any time leaves nothing that the next one stumbles over',
    async () => {
      const at = setting();
      for (const wait of [150, 300, 500, 800]) {
        const child = start(at, false);
        edit(at, 'src/Order/entity.ts', (text) => text.replace(/name\w*: string/, `name${wait}: string`));
        await new Promise((resolve) => setTimeout(resolve, wait));
        child.kill('SIGKILL');
        await new Promise((resolve) => child.once('exit', resolve));
        const fresh = await answer({ ...at, cache: join(at.root, '.banyan', `fresh${wait}`) });
        expect(await answer(at)).toBe(fresh);
      }
    },
    240_000,
  );
});

test('a config that was touched and says what it said links nothing again', async () => {
  const at = setting();
  await warm(at);
  const first = await warm(at);
  const finished = () => (JSON.parse(bodyOf(entries(at, 'run')[0] as string)) as { finished?: string }).finished;
  expect(finished()).toBeDefined();
  utimesSync(join(at.root, 'package.json'), 1, 1);
  expect(await warm(at)).toBe(first);
  expect(finished()).toBeDefined();
  edit({ ...at }, 'package.json', (text) => `${text} `);
  expect(await warm(at)).toBe(first);
  expect(finished()).toBeUndefined();
});

/** An entry without its checksum. */
function bodyOf(path: string): string {
  return readFileSync(path, 'utf8').split('\n').slice(1).join('\n');
}
