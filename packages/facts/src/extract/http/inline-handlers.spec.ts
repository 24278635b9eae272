/** Functions that are written where routes are added: each is a piece of its own, with its own calls. */
import type { CodeFacts } from '@banyan/model';
import { factsOf, tsconfig } from '../../project.fixture';

const libraries = `import express, { Router } from 'express'; import Koa from 'koa'; import KoaRouter from '@koa/router'; import Fastify from 'fastify';
  import Hapi from '@hapi/hapi'; import asyncHandler from 'express-async-handler';`;
const own = `const attempt = (run: any) => (req: any, res: any, next: any) => run(req, res).catch(next); const paths = { list: '/list' };`;
const express = `const r = Router(); const app = express(); app.use('/r', r);`;
const koa = `const koa = new Koa(); const r = new KoaRouter(); koa.use(r.routes());`;
const fastify = `const r = Fastify();`;

function read(code: string): Promise<CodeFacts> {
  return factsOf({ 'tsconfig.json': tsconfig(), 'a.ts': `${libraries} ${own} ${code} function hit() {}` });
}

/** Who answers, and which functions call `hit`. */
async function hits(code: string): Promise<string[]> {
  const { endpoints, functions } = await read(code);
  const calling = functions.filter(({ calls }) => calls.some(({ to }) => to === 'a.ts#hit')).map(({ id }) => id);
  return [...endpoints.map(({ method, path, handler }) => `${method} ${path} ${handler}`), ...calling].map((one) =>
    one.replace('a.ts#', ''),
  );
}

const forms: readonly (readonly [string, string, string, string])[] = [
  ['two parameters', `${express} r.get('/a', (req, res) => { hit(); });`, 'GET /r/a', 'get:/a'],
  ['a parameter taken apart', `${express} r.get('/a', ({ params }, res) => { hit(); });`, 'GET /r/a', 'get:/a'],
  ['no parameter', `${express} r.get('/a', () => { hit(); });`, 'GET /r/a', 'get:/a'],
  ['a function expression', `${express} r.put('/a', function (req, res) { hit(); });`, 'PUT /r/a', 'put:/a'],
  ['a wrapper of a library', `${express} r.get('/a', asyncHandler(async (req, res) => hit()));`, 'GET /r/a', 'get:/a'],
  ['an own wrapper', `${express} r.get('/a', attempt(async (req, res) => hit()));`, 'GET /r/a', 'get:/a'],
  ['a path that is a constant', `${express} r.get(paths.list, (req, res) => hit());`, 'GET /r/list', 'get:paths.list'],
  ['a regular expression', `${express} r.get(/^.x/, (req, res) => hit());`, 'GET /r/*', 'get:/^.x/'],
  ['a list of paths', `${express} r.get(['/a', '/b'], (req, res) => hit());`, 'GET /r/a', 'get:/a'],
  ['a chain of methods', `${express} r.route('/a').post((req, res) => hit());`, 'POST /r/a', 'post:/a'],
  ['a list of handlers', `${express} r.get('/a', [check, (req, res) => hit()]);`, 'GET /r/a', 'get:/a'],
  ['a context of Koa', `${koa} r.get('/a', async (ctx: AppContext) => { hit(); });`, 'GET /a', 'get:/a'],
  ['a route of Koa with a name', `${koa} r.get('one', '/a', async (ctx) => { hit(); });`, 'GET /a', 'get:/a'],
  ['options of Fastify', `${fastify} r.get('/a', { schema }, async () => hit());`, 'GET /a', 'get:/a'],
  ['a handler in options', `${fastify} r.get('/a', { handler: async () => hit() });`, 'GET /a', 'get:/a'],
  ['a route of Fastify', `${fastify} r.route({ method: 'GET', url: '/a', handler() { hit(); } });`, 'GET /a', 'get:/a'],
  [
    'a route of Hapi',
    `Hapi.server({}).route([{ method: 'GET', path: '/a/{id}', options: { handler: () => hit() } }]);`,
    ...(['GET /a/:id', 'get:/a/{id}'] as const),
  ],
];

describe('an inline handler is the symbol that answers:', () => {
  test.each(forms)('%s', async (_, code, route, name) => {
    const found = await hits(code);
    expect(found).toEqual(expect.arrayContaining([`${route} ${name}`]));
    expect(found.filter((one) => !/^[A-Z]/.test(one))).toEqual([name]);
  });
});

test('functions in front of a handler are enhancers of their own', async () => {
  const { endpoints, functions } = await read(`${express} r.use((req, res, next) => { hit(); next(); });
    r.get('/a', (req, res, next) => { hit(); next(); }, (req, res) => { res.end(); }); r.use((err, req, res, next) => {});`);
  expect(endpoints.map(({ through }) => through?.map(({ id }) => id))).toEqual([['a.ts#use:', 'a.ts#before:get:/a']]);
  expect(functions.find(({ id }) => id === 'a.ts#use:')?.calls.map(({ to }) => to)).toEqual(['a.ts#hit']);
});

test('two handlers of one path have names of their own that do not hang on lines', async () => {
  const code = (gap: string) => `${express} r.get('/a', (req, res) => hit()); ${gap} r.get('/a', (req, res) => hit());`;
  expect(await hits(code('\n\n'))).toEqual(await hits(code('')));
  expect((await hits(code(''))).slice(2)).toEqual(['get:/a', 'get:/a~2']);
});

test('`this` in an inline handler is that of the method around it', async () => {
  const { functions } =
    await read(`${express} class Photos { constructor() { r.get('/', (req, res) => this.list(res)); }
    list(res: any) { hit(); } } new Photos();`);
  expect(functions.find(({ id }) => id === 'a.ts#get:/')?.calls.map(({ to }) => to)).toEqual(['a.ts#Photos.list']);
});

test('what only looks like a route is called by who hands it over', async () => {
  const { functions } =
    await read(`export function load(cache: any, key: string) { return cache.get(key, async (ctx: any) => hit()); }
    export function page($: any) { $.get('/photos', (found: any) => { hit(); }); }`);
  const callsOf = (name: string) => functions.find(({ id }) => id === `a.ts#${name}`)?.calls.map(({ to }) => to);
  expect(callsOf('load')).toEqual(['a.ts#get:key']);
  expect(callsOf('get:key')).toEqual(['a.ts#hit']);
  expect(callsOf('page')).toEqual(['a.ts#get:/photos']);
});
