/** Imports in every form of JavaScript and TypeScript; both ways of reading them say the same. */
import { collectFacts } from '../collect-facts';
import { collectImports } from '../collect-imports';
import { project, type Tree, tsconfig } from '../project.fixture';

/** `line kind specifier > file`, as facts and as graph. */
async function importsOf(tree: Tree): Promise<string[]> {
  const root = project({ 'tsconfig.json': tsconfig(), ...tree });
  const choice = { tests: true, source: ['.'] };
  const [facts, graph] = [await collectFacts(root, choice), collectImports(root, choice)];
  expect(graph.imports).toEqual(facts.imports);
  expect(graph.cycles).toEqual(facts.cycles);
  return facts.imports.map(
    ({ line, kind, specifier, to, resolution }) => `${line} ${kind} ${specifier} > ${to ?? resolution}`,
  );
}

test('static imports and exports, typed or not', async () => {
  expect(
    await importsOf({
      'a.ts': [
        `import b, { type B, c as d } from './b';`,
        `import type { X } from './b'; import type Y from './b'; import { type Z } from './b';`,
        `import * as n from './b'; import './b'; import {} from './b'; import type from './b'; import type, { q } from './b';`,
        `export {} from './b'; export * from './b'; export * as ns from './b'; export { type U } from './b';`,
        `export type { T } from './b'; export type * from './b'; export { b };`,
      ].join('\n'),
      'b.ts': '',
    }),
  ).toEqual([
    '1 value ./b > b.ts',
    ...Array<string>(3).fill('2 type-only ./b > b.ts'),
    ...Array<string>(5).fill('3 value ./b > b.ts'),
    ...Array<string>(4).fill('4 re-export ./b > b.ts'),
    ...Array<string>(2).fill('5 type-only ./b > b.ts'),
  ]);
});

test('what is imported and then exported is asked for once', async () => {
  expect(await importsOf({ 'a.ts': `import { b } from './b';\nexport { b };`, 'b.ts': '' })).toEqual([
    '1 value ./b > b.ts',
  ]);
});

test('AMD and UMD', async () => {
  expect(
    await importsOf({
      'amd.js': `define(['require', './b', 'jquery'], function (require, b, $) { require('./c'); });\ndefine('named', ['./c'], function () {});\nrequire(['./b'], function (b) {});`,
      'umd.js': `(function (root, factory) { if (typeof define === 'function' && define.amd) define(['./b'], factory); else module.exports = factory(require('./b')); })(this, function () {});`,
      'own.js': `sequelize.define('user', ['./no']); const define = (x) => x; define(['./no']);`,
      'b.js': '',
      'c.js': '',
    }),
  ).toEqual([
    '1 require ./b > b.js',
    '1 require ./c > c.js',
    '1 require jquery > external',
    '2 require ./c > c.js',
    '3 require ./b > b.js',
    '1 require ./b > b.js',
    '1 require ./b > b.js',
  ]);
});

test('require in its forms: templates, both branches, module.require, createRequire; resolve and mocks load nothing', async () => {
  expect(
    await importsOf({
      'a.mjs': [
        `import { createRequire } from 'node:module'; const load = createRequire(import.meta.url); load('./b.cjs');`,
        `createRequire(import.meta.url)('./b.cjs');`,
      ].join('\n'),
      'b.cjs': [
        'require(`./c`);',
        `require(fast ? './c' : './d'); module.require('./d');`,
        `require.resolve('./c'); jest.mock('./c'); vi.mock('./c'); jest.requireActual('./c');`,
      ].join('\n'),
      'c.js': '',
      'd.js': '',
      'e.ts': `import x = require('./c'); export = x;`,
    }),
  ).toEqual([
    '1 require ./b.cjs > b.cjs',
    '1 value node:module > builtin',
    '2 require ./b.cjs > b.cjs',
    '1 require ./c > c.js',
    '2 require ./c > c.js',
    '2 require ./d > d.js',
    '2 require ./d > d.js',
    '1 require ./c > c.js',
  ]);
});

test('globs and computed names are said to be computed, with what of them is written', async () => {
  expect(
    await importsOf({
      'a.js':
        'import.meta.glob("./pages/*.js");\nrequire.context("./pages", true);\nimport(`./lang/${code}.js`);\nrequire("./x" + y);',
    }),
  ).toEqual([
    '1 dynamic "./pages/*.js" > non-literal',
    '2 require "./pages" > non-literal',
    '3 dynamic `./lang/${code}.js` > non-literal',
    '4 require "./x" + y > non-literal',
  ]);
});

test('comments: JSDoc types and @import of JavaScript, triple-slash references; not those of TypeScript', async () => {
  expect(
    await importsOf({
      'a.js': `/** @type {import('./b').B} */\nlet x;\n/** @import { C, D } from './c' */\n/** @import * as E from "./c" */`,
      'b.ts': `/// <reference path="globals.d.ts" />\n/// <reference types="node" />\n/** @type {import('./c').C} */\nlet y;`,
      'c.ts': '',
      'globals.d.ts': '',
    }),
  ).toEqual([
    '1 import-type ./b > b.ts',
    '3 import-type ./c > c.ts',
    '4 import-type ./c > c.ts',
    '1 import-type ./globals.d.ts > globals.d.ts',
  ]);
});

test('imports inside of namespaces and declared modules', async () => {
  expect(
    await importsOf({ 'a.ts': `declare module 'x' { import { b } from './b'; export * from './b'; }`, 'b.ts': '' }),
  ).toEqual(['1 re-export ./b > b.ts', '1 value ./b > b.ts']);
});

test('a file that the parser gives up on keeps the imports that stand on lines of their own', async () => {
  const text = `import { a } from './a';\nimport type { T } from './a';\nimport './b';\nexport * from './b';\nconst c = require('./c');\nconst = ;\n// import './d';\nconst text = "import './d'";`;
  expect(await importsOf({ 'x.ts': text, 'a.ts': '', 'b.ts': '', 'c.ts': '', 'd.ts': '' })).toEqual([
    '1 value ./a > a.ts',
    '2 type-only ./a > a.ts',
    '3 value ./b > b.ts',
    '4 re-export ./b > b.ts',
    '5 require ./c > c.ts',
  ]);
});

test('calls that load are found however they are written, each alone in its file', async () => {
  // Alone, so that no other sign in the file sends the graph to the tree.
  const forms = {
    'a.ts': `const x = await import('./x'); const y = () => import(\n  './x'\n);`,
    'b.ts': "void import(`./x`); void import('./x', { with: { type: 'json' } });",
    'c.ts': `void import('.' + '/x'); void import('./x');`,
    'd.ts': `void import('./\\x78');`,
    'e.ts': `type X = import('./x').X; void import('./x');`,
    'f.ts': `/* import('./no') */ void import(/* webpackChunkName: "x" */ './x');`,
    'g.js': `(require)('./x');`,
    'h.js': `require /* now */ ('./x'); it('should require ./no', () => {});`,
    'i.ts': `require?.('./x'); require<X>('./x'); const of = { require: true };`,
    'j.ts': `declare module './x' { export type X = import('./x').Y; }`,
    'k.ts': `namespace A.B { export import c = require('./x'); }`,
    'l.ts': `void import(fast ? './x' : "./x");`,
  };
  const found = await importsOf({ ...forms, 'x.ts': '' });
  expect(found).toEqual([
    '1 dynamic ./x > x.ts',
    '1 dynamic ./x > x.ts',
    '1 dynamic ./x > x.ts',
    '1 dynamic ./x > x.ts',
    "1 dynamic '.' + '/x' > non-literal",
    '1 dynamic ./x > x.ts',
    '1 dynamic ./x > x.ts',
    '1 dynamic ./x > x.ts',
    '1 import-type ./x > x.ts',
    '1 dynamic ./x > x.ts',
    '1 require ./x > x.ts',
    '1 require ./x > x.ts',
    '1 require ./x > x.ts',
    '1 require ./x > x.ts',
    '1 import-type ./x > x.ts',
    '1 require ./x > x.ts',
    '1 dynamic ./x > x.ts',
    '1 dynamic ./x > x.ts',
  ]);
});
