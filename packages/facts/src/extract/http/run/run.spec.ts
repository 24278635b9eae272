/** Start-up code followed on paper: wrappers, factories, classes, loops, Fastify's plugins. */
import { factsOf, tsconfig, type Tree } from '../../../project.fixture';

async function routes(tree: Tree): Promise<string[]> {
  const { endpoints } = await factsOf({ 'tsconfig.json': tsconfig(), ...tree });
  return endpoints.map(({ method, path, handler, file, line }) => `${method} ${path} ${handler} ${file}:${line}`);
}

test('a function that adds routes for others: the route is where the path is written', async () => {
  const found = await routes({
    'app.js': `const express = require('express'); const { page } = require('./helpers'); const c = require('./controllers');
      const app = express(); require('./routes')(app, c);
      page(app, '/login', [], c.login);`,
    'helpers.js': `const helpers = module.exports;
      helpers.page = function (...args) { const [router, name] = args; const controller = args[args.length - 1]; router.get(name, wrap(controller, (err) => {})); router.get(\`/api\${name}\`, wrap(controller)); };
      const wrap = (f) => f;`,
    'routes.js': `module.exports = (app, c) => { app['post']('/logout', c.logout); };`,
    'controllers.js': `const all = module.exports; all.login = function (req, res) {}; all.logout = (req, res) => {};`,
  });
  expect(found).toEqual([
    'GET /api/login controllers.js#all.login app.js:3',
    'GET /login controllers.js#all.login app.js:3',
    'POST /logout controllers.js#all.logout routes.js:1',
  ]);
});

test('loops over lists and objects of routers', async () => {
  const found = await routes({
    'app.ts': `import express, { Router } from 'express'; import { routes } from './routes'; const app = express(); const api = Router();
      for (const route of routes) api.use(route.path, route.router);
      [{ at: '/c', add: (r: Router) => r.get('/x', (req, res) => {}) }].forEach(({ at, add }) => { const r = Router(); add(r); api.use(at, r); });
      app.use('/v1', api);`,
    'routes.ts': `import { Router } from 'express'; const a = Router(); a.get('/x', (req, res) => {}); const b = Router({ mergeParams: true }); b.get(['/y', '/z'], (req, res) => {});
      export const routes = [{ path: '/a', router: a }, { path: '/b/:id', router: b }];`,
  });
  expect(found.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'GET /v1/a/x',
    'GET /v1/b/:id/y',
    'GET /v1/b/:id/z',
    'GET /v1/c/x',
  ]);
});

test('classes that hold an application or a router, with what they inherit', async () => {
  const found = await routes({
    'base.ts': `import { Router } from 'express'; export class Base { private app: Router; constructor() { this.app = Router(); }
      get router() { return this.app; }
      route(options: Options) { this.app[options.method](options.path, options.handler.bind(this)); } }`,
    'users.ts': `import { Base } from './base';
      export class Users extends Base { constructor(config: object) { super();
        this.route({ method: 'get', path: '/:id', handler: this.show }); }
        show() {} }`,
    'app.ts': `import express from 'express'; import { Users } from './users';
      export class App { readonly app = express(); constructor(private readonly prefix: string) { this.mount(); } private mount() { this.app.use(\`/\${this.prefix}/users\`, new Users({}).router); } }
      new App('v2');`,
  });
  expect(found).toEqual(['GET /v2/users/:id users.ts#Users.show users.ts:3']);
});

test('a router that a factory makes is mounted as often as it is made', async () => {
  const found = await routes({
    'app.ts': `import express from 'express'; import { make } from './make'; const app = express(); app.use('/a', make('x')); app.use('/b', make('y'));`,
    'make.ts': `import { Router } from 'express'; export function make(name: string) { const router = Router(); router.get('/' + name, (req, res) => {}); return router; }`,
  });
  expect(found.map((line) => line.split(' ')[1])).toEqual(['/a/x', '/b/y']);
});

test('Fastify: prefixes of plugins, route options, plugins that share, folders that load themselves', async () => {
  const found = await routes({
    'app.ts': `import Fastify from 'fastify'; import fp from 'fastify-plugin'; import autoload from '@fastify/autoload'; import path from 'node:path'; import users from './users';
      const app = Fastify(); app.register(users, { prefix: '/users' });
      app.register(fp(async (fastify) => { fastify.get('/shared', async () => 1); }), { prefix: '/ignored' });
      app.register(autoload, { dir: path.join(__dirname, 'routes'), options: { prefix: '/api' } });
      app.route({ method: ['GET', 'HEAD'], url: '/both', handler: both }); async function both() {}`,
    'users.ts': `export default async function users(fastify) { fastify.get('/', { schema: {} }, list); fastify.register(async (inner) => { inner.post('/deep', async () => 1); }, { prefix: '/:id' }); } async function list() {}`,
    routes: {
      'home.ts': `export default async (fastify) => { fastify.get('/', async () => 1); };`,
      photos: {
        'index.ts': `export default async (fastify) => { fastify.get('/:id', async () => 1); };`,
        'ignored.ts': `export default async (fastify) => { fastify.get('/never', async () => 1); };`,
      },
    },
  });
  expect(found.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'GET /api',
    'GET /api/photos/:id',
    'GET /both',
    'HEAD /both',
    'GET /shared',
    'GET /users',
    'POST /users/:id/deep',
  ]);
});

test('middleware stands in front of what is added after it, on its path', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'app.ts': `import express, { Router } from 'express'; const app = express(); app.get('/early', (req, res) => {}); app.use(log); app.use('/other', other);
      const r = Router(); r.use(auth('user')); r.get('/x', check, (req, res) => {}); app.use('/r', r);
      function log() {} function other() {} function auth(role: string) { return () => {}; } function check() {}`,
  });
  expect(
    facts.endpoints.map(({ path, through }) => [path, ...(through ?? []).map(({ name, on }) => `${name} ${on}`)]),
  ).toEqual([['/early'], ['/r/x', 'log application', "auth('user') controller", 'check handler']]);
});
