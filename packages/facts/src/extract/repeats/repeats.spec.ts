import { factsOf } from '../../project.fixture';

/** What repeats the calls of `q`, as `by over text size`. */
async function repeatsIn(body: string, head = ''): Promise<string[][]> {
  const { functions } = await factsOf({
    'a.ts': `${head}
declare const ids: string[];
async function q(id?: unknown) { return id; }
export async function run(own: string[]) { ${body} }`,
  });
  const calls = functions.find(({ id }) => id === 'a.ts#run')?.calls.filter(({ to }) => to === 'a.ts#q') ?? [];
  return calls.map(({ repeats = [] }) =>
    repeats.map(({ over, text, element, size, sequential }) =>
      [over, text, element ?? '-', size ?? '', sequential ? 'waits' : ''].join(' ').trim(),
    ),
  );
}

describe('what repeats a call', () => {
  it.each([
    ['for (const id of ids) await q(id);', 'collection ids id  waits'],
    ['for (const { id } of own) await q(id);', 'collection own -  waits'],
    ['for (let i = 0; i < ids.length; i++) q(ids[i]);', 'collection ids -'],
    ['let i = 0; while (i < ids.length) { await q(ids[i]); i++; }', 'collection ids -  waits'],
    ['const todo = [...ids]; while (todo.length > 0) await q(todo.pop());', 'collection todo -  waits'],
    ['await Promise.all(ids.filter(Boolean).map((id) => q(id)));', 'collection ids id'],
    ['await Promise.all(Array.from(new Set(ids), q));', 'collection ids -'],
    ['for await (const row of rows()) await q(row);', 'stream rows(…) row  waits'],
    [
      'await ids.reduce(async (done, id) => { await done; await q(id); }, Promise.resolve());',
      'collection ids done  waits',
    ],
    ['await PromisePool.for(ids).process(async (id) => q(id));', 'collection ids id'],
    ['await eachOf(ids, async (id) => { await q(id); });', 'collection ids id'],
    ['from(ids).pipe(mergeMap((id) => q(id)));', 'collection ids id'],
  ])('%s goes over a collection', async (body, told) => {
    const head =
      "import eachOf from 'p-map'; import { from, mergeMap } from 'rxjs'; import { PromisePool } from '@supercharge/promise-pool';";
    expect(await repeatsIn(body, head)).toEqual([[told]]);
  });

  it.each([
    ["for (const kind of ['a', 'b']) await q(kind);", 'constant  kind 2 waits'],
    ['for (const kind of Object.values(Kind)) await q(kind);', 'constant Kind kind 3 waits'],
    ['for (let i = 0; i < 3; i++) await q(i);', 'constant  - 3 waits'],
    ['for (let at = 0; at < ids.length; at += 100) await q(ids.slice(at, at + 100));', 'chunks ids -  waits'],
    ['for (const part of chunk(ids, 100)) await q(part);', 'chunks chunk(…) part  waits'],
    ['let page = []; do { page = await q(page.length); } while (page.length === 100);', 'pages page -  waits'],
    ['while (true) { const rows = await q(skip); if (!rows) break; skip += 10; }', 'pages  -  waits'],
    ['while (attempt < limit) await q(attempt++);', 'attempts  -  waits'],
    ['while (!done) { await q(); await sleep(100); }', 'attempts  -  waits'],
  ])('%s is something else', async (body, told) => {
    const head =
      "enum Kind { A = 'a', B = 'b', C = 'c' } import { chunk } from 'lodash'; declare let skip: number, done: boolean;";
    expect(await repeatsIn(body, head)).toEqual([[told]]);
  });

  it.each([
    ['for (const hook of HOOKS) await q(hook);', 'constant HOOKS hook  waits'],
    ['for (const hook of config.hooks.http) await q(hook);', 'constant config.hooks.http hook  waits'],
    [
      "for (const host of (process.env.HOSTS ?? '').split(',')) await q(host);",
      'constant process.env.HOSTS.split(…) host  waits',
    ],
    [
      'const config = await load(); for (const hook of config.hooks) await q(hook);',
      'collection config.hooks hook  waits',
    ],
    ['for (const each of seen) await q(each);', 'collection seen each  waits'],
    ['for (const hook of found) await q(hook);', 'collection found hook  waits'],
  ])('%s: what a setting names is few', async (body, told) => {
    const head =
      "declare const config: any; const seen = []; export const see = (x) => seen.push(x); let hooks = []; try { hooks = z.array().parse(JSON.parse(process.env.HOOKS)); } catch {} const HOOKS = hooks; import { found } from './found';";
    expect(await repeatsIn(body, head)).toEqual([[told]]);
  });

  it('an own function that hands a callback on to itself calls it on each level', async () => {
    const head =
      'async function walk(node: any, run: any) { await run(node.id); for (const one of node.children) await walk(one, run); }';
    expect(await repeatsIn('await walk(own, (id: string) => q(id));', head)).toEqual([['collection own id']]);
  });

  it('a callback is remembered where the function that it is handed to keeps what it gives', async () => {
    const { functions } = await factsOf({
      'a.ts': `async function q(id: string) { return id; }
async function each(ids: string[], run: (id: string) => Promise<string>) {
  const known = new Map(); for (const id of ids) { let one = known.get(id); if (!one) { one = await run(id); known.set(id, one); } } }
export async function run(ids: string[]) { await each(ids, (id) => q(id)); }`,
    });
    const calls = functions.find(({ id }) => id === 'a.ts#run')?.calls ?? [];
    expect(calls.map(({ to, remembered }) => [to, remembered])).toContainEqual(['a.ts#q', true]);
  });

  it('what is run where a key is not known yet is remembered', async () => {
    const { functions } = await factsOf({
      'a.ts': `async function q(id: string) { return id; } declare const kept: any, cacheManager: any;
export async function run(ids: string[]) { for (const id of ids) { await kept.getDataOrSet(id, async () => q(id));
  await cacheManager.wrap(id, () => q(id)); await kept.each(id, () => q(id)); } }`,
    });
    const calls = functions.find(({ id }) => id === 'a.ts#run')?.calls ?? [];
    expect(calls.map(({ remembered }) => remembered ?? false)).toEqual([true, true, false]);
  });

  it('lists what is around each other, innermost first, and a list that grows is no constant', async () => {
    expect(
      await repeatsIn(`const found = ['x']; found.push(...ids);
      for (const id of own) for (const other of found) await q([id, other]);`),
    ).toEqual([['collection found other  waits', 'collection own id  waits']]);
  });

  it('a monad is no list', async () => {
    const head = "import * as TE from 'fp-ts/TaskEither'; import * as A from 'fp-ts/Array';";
    expect(await repeatsIn('TE.map((id) => q(id)); A.map((id) => q(id));', head)).toEqual([[], ['collection  id']]);
  });

  it('a function that is handed on is repeated over what it is handed on with, as its caller goes over it', async () => {
    const head = `async function eachOne(list: string[], run: (id: string) => Promise<unknown>) { for (const one of list) await run(one); }
async function retry(run: () => Promise<unknown>) { for (let attempt = 0; attempt < times; attempt++) await run(); } declare const times: number;`;
    expect(
      await repeatsIn('await eachOne(ids, q); await eachOne(own, (id) => q(id)); await retry(() => q());', head),
    ).toEqual([['collection ids -  waits'], ['collection own id  waits'], ['attempts  -  waits']]);
  });

  it('says what runs after a failure only, and what is kept', async () => {
    const { functions } = await factsOf({
      'a.ts': `async function q(id: string) { return id; } const kept = new Map<string, string>();
export async function run(ids: string[]) { for (const id of ids) { try { const hit = kept.get(id);
  if (hit) continue;
  kept.set(id, await q(id));
} catch { await q('failed'); } } }`,
    });
    const [kept, failed] = functions.find(({ id }) => id === 'a.ts#run')?.calls ?? [];
    expect([kept?.remembered, kept?.fallback, failed?.remembered, failed?.fallback]).toEqual([
      true,
      undefined,
      undefined,
      true,
    ]);
  });
});
