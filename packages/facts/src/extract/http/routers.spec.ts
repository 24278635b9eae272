/** Express and Koa: routers in routers, with the paths that a client calls. */
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

async function routes(tree: Tree): Promise<string[]> {
  const { endpoints } = await factsOf({ 'tsconfig.json': tsconfig(), ...tree });
  return endpoints.map(({ method, path, handler }) => `${method} ${path} ${handler}`);
}

test('Express routers are followed through files, default exports and lists of middleware', async () => {
  const found = await routes({
    'app.ts': `import express from 'express'; import api from './api'; import { admin } from './admin';
      const app = express(); app.use(express.json()); app.use('/api', check, api); app.use(['/admin', '/boss'], admin);
      app.get('/health', (req, res) => { res.end(); }); app.set('x', 1); app.get('env'); function check() {} app.listen(1);`,
    'api.ts': `import { Router } from 'express'; import { photos } from './photos'; const router = Router(); router.use('/photos', photos); export default router;`,
    'photos.ts': `import * as express from 'express'; import { list, wrap, show } from './handlers'; export const photos = express.Router();
      photos.get('/', list); photos.route('/:id').get(wrap(show)).delete((req, res) => {});`,
    'handlers.ts': `export function list() {} export function show() {} export const wrap = (f: any) => f;`,
    'admin.ts': `import { Router } from 'express'; export const admin = Router(); admin.all('*', (_req, res) => {});`,
  });
  expect(found).toEqual([
    'ALL /admin/* admin.ts#all:*',
    'GET /api/photos handlers.ts#list',
    'DELETE /api/photos/:id photos.ts#delete:/:id',
    'GET /api/photos/:id handlers.ts#show',
    'ALL /boss/* admin.ts#all:*',
    'GET /health app.ts#get:/health',
  ]);
});

test('an application that is handed to functions keeps its routes', async () => {
  const found = await routes({
    'app.js': `const express = require('express'); const app = express(); require('./routes')(app);`,
    'routes.js': `const { Router } = require('express'); module.exports = (app) => { const r = Router(); r.post('/x', (req, res) => {}); app.use('/v1', r); };`,
  });
  expect(found).toEqual(['POST /v1/x routes.js#post:/x']);
});

test('Koa routers: prefix, nested use, koa-mount, routes with names', async () => {
  const found = await routes({
    'web.ts': `import Koa from 'koa'; import mount from 'koa-mount'; import api from './api'; import routes from './routes';
      export default function init(app: Koa = new Koa()) { app.use(mount('/api', api)); app.use(mount(routes)); return app; }`,
    'api.ts': `import Koa from 'koa'; import Router from 'koa-router'; import stars from './stars';
      const api = new Koa(); const router = new Router(); router.use('/', stars.routes()); api.use(router.routes()); api.use(router.allowedMethods()); export default api;`,
    'stars.ts': `import Router from '@koa/router'; const router = new Router(); router.post('stars.list', async (ctx) => {}); router.del('gone', '/gone/:id', async (ctx) => {}); export default router;`,
    'routes.ts': `import Koa from 'koa'; import Router from 'koa-router'; const koa = new Koa(); const router = new Router({ prefix: '/pages' });
      router.get(['/a', '/b'], async (ctx) => {}); koa.use(router.routes()); export default koa;`,
  });
  expect(found).toEqual([
    'DELETE /api/gone/:id stars.ts#del:/gone/:id',
    'POST /api/stars.list stars.ts#post:stars.list',
    'GET /pages/a routes.ts#get:/a',
    'GET /pages/b routes.ts#get:/a',
  ]);
});

test('a router that is mounted nowhere in sight is said so', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'plugin.ts': `import Router from 'koa-router'; export const router = new Router(); router.get(\`\${name}.callback\`, async (ctx) => {});`,
  });
  expect(facts.endpoints.map(({ path }) => path)).toEqual(['/*.callback']);
  expect(facts.problems).toEqual([
    expect.objectContaining({ code: 'FACTS_ROUTER_UNMOUNTED', file: 'plugin.ts', line: 1 }),
  ]);
});

test('get and post of other objects are no routes', async () => {
  expect(
    await routes({
      'a.ts': `import axios from 'axios'; const cache = new Map(); export function a() { cache.get('/x'); axios.post('/y', {}); axios.get('/z', (res) => {}); }`,
    }),
  ).toEqual([]);
});
