/** Handlers behind wrappers: who answers a route, and who only hands it on. */
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

async function handlers(tree: Tree): Promise<string[]> {
  const { endpoints } = await factsOf({ 'tsconfig.json': tsconfig(), ...tree });
  return endpoints.map(({ path, handler }) => `${path} ${handler}`);
}

const express = `const express = require('express');`;

test('the function that is handed to a wrapper answers, through several of them', async () => {
  const found = await handlers({
    'app.js': `${express} const { setup, attempt } = require('./wrap'); const tags = require('./tags'); const app = express();
      setup(app, '/tags', tags.list); app.get('/one', attempt(attempt(tags.read.one)));`,
    'wrap.js': `exports.attempt = (run) => async (req, res, next) => { try { await run(req, res); } catch (e) { next(e); } };
      exports.setup = function (...args) { const [app, path] = args; const controller = args[args.length - 1]; app.get(path, before, exports.attempt(controller)); };
      function before(req, res, next) { next(); }`,
    'tags.js': `const Tags = module.exports; Tags.list = async (req, res) => {}; Tags.read = {}; Tags.read.one = async (req, res) => {};`,
  });
  expect(found).toEqual(['/one tags.js#Tags.read.one', '/tags tags.js#Tags.list']);
});

test('neither the wrapper nor the middleware answers when the controller is not in sight', async () => {
  const found = await handlers({
    'app.js': `${express} const { attempt, before } = require('./wrap'); const app = express();
      function routes(controllers) { app.get('/a', before, attempt(controllers.show)); app.get('/b', before, controllers.list); } routes(load());`,
    'wrap.js': `exports.attempt = (run) => (req, res) => run(req, res); exports.before = (req, res, next) => { next(); };`,
  });
  expect(found).toEqual(['/a app.js#routes', '/b app.js#routes']);
});

test('a route that is added twice is the one whose controller is known', async () => {
  const found = await handlers({
    'a-routes.js': `const helpers = require('./wrap'); module.exports = function (app, controllers) { app.get('/a', helpers.attempt(controllers.show)); };`,
    'main.js': `${express} const pages = require('./pages'); module.exports = function (app) { require('./a-routes')(app, pages); app.get('/b', pages.show); };`,
    'wrap.js': `const helpers = module.exports; helpers.attempt = function (run) { if (run) { return async function (req, res) { await run(req, res); }; } return run; };`,
    'pages.js': `exports.show = (req, res) => { res.end(); };`,
  });
  expect(found).toEqual(['/a pages.js#show', '/b pages.js#show']);
});

test('a function that makes a handler of its own answers', async () => {
  const found = await handlers({
    'app.js': `${express} const { page } = require('./page'); const app = express(); app.get('/p', page(load()));`,
    'page.js': `exports.page = (name) => (req, res) => { res.render(name); };`,
  });
  expect(found).toEqual(['/p page.js#page']);
});

test('controllers whose functions are wrapped one by one keep them, by whatever wrapper', async () => {
  const found = await handlers({
    'app.js': `${express} const { attemptAll } = require('./wrap'); const tags = require('./tags'); const Photos = require('./photos'); const app = express();
      const controller = attemptAll(tags); app.get('/tags', controller.list); app.get('/photos', Photos.list); app.get('/photos/own', before, Photos.own); app.get('/none', attemptAll(load()).list);`,
    'wrap.js': `exports.attempt = (run) => async (req, res, next) => { try { await run(req, res); } catch (e) { next(e); } };
      exports.attemptAll = (controller) => { const all = {}; Object.keys(controller).forEach((key) => { all[key] = exports.attempt(controller[key]); }); return all; };`,
    'tags.js': `exports.list = async (req, res) => {};`,
    'photos.js': `const { expressify } = require('@acme/promises'); const { attempt } = require('./wrap'); async function list(req, res) {} async function own(req, res) {}
      module.exports = { list: expressify(list), own: attempt(own) };`,
  });
  expect(found).toEqual(['/none app.js#', '/photos photos.js#list', '/photos/own photos.js#own', '/tags tags.js#list']);
});

test('fields of a controller that wrap a function are answered by it, also in sight of an interface only', async () => {
  const found = await handlers({
    'app.ts': `import express from 'express'; import { routes } from './routes'; import { Tags } from './tags'; const app = express(); app.use('/tags', routes(new Tags()));`,
    'routes.ts': `import { Router } from 'express'; import type { ITags, Tags } from './tags';
      export const routes = (tags: ITags) => { const router = Router(); router.get('/', tags.list); router.get('/one', tags.one); return router; };`,
    'tags.ts': `import { attempt } from './wrap'; export interface ITags { list: unknown; one: unknown } export class Base { one = attempt(one); }
      export class Tags extends Base implements ITags { constructor() { super(); } list = attempt(async (req, res) => { res.end(); }); } async function one(req, res) {}`,
    'wrap.ts': `export const attempt = (run) => { const wrapped = (req, res, next) => { run(req, res).catch(next); }; return wrapped; };`,
  });
  expect(found).toEqual(['/tags tags.ts#Tags.list', '/tags/one tags.ts#one']);
});
