/** Import edges: every case in which analysers are known to lose them, as a tiny project. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectFacts } from '../collect-facts';
import { edgesOf, factsOf, project, type Tree, tsconfig } from '../project.fixture';

const user = `import { x } from '@app/x'; export const y = x;`;

test('paths without baseUrl lead to their files', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig({ paths: { '@app/*': ['./src/lib/*'] } }),
    src: { 'main.ts': user, lib: { 'x.ts': 'export const x = 1;' } },
  });
  expect(edgesOf(facts)).toEqual(['src/main.ts > src/lib/x.ts']);
});

test('paths are inherited over two levels of extends, relative to the file that writes them', async () => {
  const facts = await factsOf({
    'tsconfig.base.json': tsconfig({ paths: { '@app/*': ['./libs/*'] } }),
    libs: { 'x.ts': 'export const x = 1;' },
    apps: {
      api: {
        'tsconfig.json': tsconfig({}, { extends: '../tsconfig.middle.json' }),
        src: { 'main.ts': user },
      },
      'tsconfig.middle.json': tsconfig({}, { extends: '../tsconfig.base.json' }),
    },
  });
  expect(edgesOf(facts)).toEqual(['apps/api/src/main.ts > libs/x.ts']);
});

test('a solution-style tsconfig takes its paths from the projects that it refers to', async () => {
  const facts = await factsOf({
    'tsconfig.json': JSON.stringify({ files: [], references: [{ path: './tsconfig.app.json' }] }),
    'tsconfig.app.json': tsconfig({ paths: { '@app/*': ['./lib/*'] } }),
    'main.ts': user,
    lib: { 'x.ts': 'export const x = 1;' },
  });
  expect(edgesOf(facts)).toEqual(['main.ts > lib/x.ts']);
});

test('each package has the paths of its own tsconfig', async () => {
  const pack = (value: number) => ({
    'tsconfig.json': tsconfig({ paths: { '@app/*': ['./src/inner/*'] } }),
    src: { 'main.ts': user, inner: { 'x.ts': `export const x = ${value};` } },
  });
  const facts = await factsOf({ packages: { one: pack(1), two: pack(2) } });
  expect(edgesOf(facts)).toEqual([
    'packages/one/src/main.ts > packages/one/src/inner/x.ts',
    'packages/two/src/main.ts > packages/two/src/inner/x.ts',
  ]);
});

test('baseUrl alone makes bare names lead to files', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig({ baseUrl: './' }),
    src: { 'main.ts': `import 'src/x'; import 'express';`, 'x.ts': '' },
  });
  expect(edgesOf(facts)).toEqual(['src/main.ts > src/x.ts']);
  expect(facts.imports.find(({ specifier }) => specifier === 'express')?.resolution).toBe('external');
});

test('an unreadable extends is a problem, and the imports below it still lead to their files', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig({ paths: { '@app/*': ['./*'] } }, { extends: '@not/installed/tsconfig.json' }),
    'main.ts': `${user} import './y';`,
    'x.ts': '',
    'y.ts': '',
  });
  expect(edgesOf(facts)).toEqual(['main.ts > x.ts', 'main.ts > y.ts']);
  expect(facts.problems).toEqual([expect.objectContaining({ code: 'FACTS_TSCONFIG_EXTENDS', file: 'tsconfig.json' })]);
});

test('a circle of extends ends', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig({}, { extends: './b.json' }),
    'b.json': tsconfig({ paths: { '@app/*': ['./*'] } }, { extends: './tsconfig.json' }),
    'main.ts': user,
    'x.ts': '',
  });
  expect(edgesOf(facts)).toEqual(['main.ts > x.ts']);
  expect(facts.problems.map(({ code }) => code)).toEqual(['FACTS_TSCONFIG_EXTENDS']);
});

test('a workspace package leads to its source although main and types are an unbuilt dist', async () => {
  const facts = await factsOf({
    'package.json': JSON.stringify({ workspaces: ['packages/*'] }),
    packages: {
      shared: {
        'package.json': JSON.stringify({ name: '@shop/shared', main: 'dist/index.js', types: 'dist/index.d.ts' }),
        src: { 'index.ts': '', money: { 'add.ts': '' } },
      },
      api: { src: { 'main.ts': `import '@shop/shared'; import '@shop/shared/dist/money/add';` } },
    },
  });
  expect(edgesOf(facts)).toEqual([
    'packages/api/src/main.ts > packages/shared/src/index.ts',
    'packages/api/src/main.ts > packages/shared/src/money/add.ts',
  ]);
});

test('a workspace main that says index.js leads to the index.ts that is there', async () => {
  const facts = await factsOf({
    'pnpm-workspace.yaml': `packages:\n  - 'packages/*' # all\n  - "!packages/old"\n`,
    packages: {
      shared: {
        'package.json': JSON.stringify({ name: 'shared', main: './src/index.js' }),
        src: { 'index.ts': '' },
      },
      api: { 'main.ts': `import 'shared';` },
    },
  });
  expect(edgesOf(facts)).toEqual(['packages/api/main.ts > packages/shared/src/index.ts']);
});

test('exports of a workspace package are followed, patterns and conditions too', async () => {
  const exports = {
    '.': { '@shop/source': './src/index.ts', default: './dist/index.js' },
    './*': { import: './dist/*.mjs', require: './dist/*.js' },
  };
  const facts = await factsOf({
    'package.json': JSON.stringify({ workspaces: { packages: ['packages/**'] } }),
    packages: {
      shared: { 'package.json': JSON.stringify({ name: 'shared', exports }), src: { 'index.ts': '', 'money.ts': '' } },
      api: { 'main.ts': `import 'shared'; import 'shared/money';` },
    },
  });
  expect(edgesOf(facts)).toEqual([
    'packages/api/main.ts > packages/shared/src/index.ts',
    'packages/api/main.ts > packages/shared/src/money.ts',
  ]);
});

test('imports of package.json (#name) are followed', async () => {
  const facts = await factsOf({
    'package.json': JSON.stringify({ name: 'app', imports: { '#db': './dist/db.js', '#lib/*': './src/lib/*.js' } }),
    src: { 'main.ts': `import '#db'; import '#lib/x';`, 'db.ts': '', lib: { 'x.ts': '' } },
  });
  expect(edgesOf(facts)).toEqual(['src/main.ts > src/db.ts', 'src/main.ts > src/lib/x.ts']);
});

test('the ending .js stands for .ts, .mjs for .mts, and a folder for its index', async () => {
  const facts = await factsOf({
    'main.ts': `import './a.js'; import './b.mjs'; import './c'; import './d.jsx'; import '.';`,
    'a.ts': '',
    'b.mts': '',
    'index.ts': '',
    c: { 'index.tsx': '' },
    'd.tsx': '',
  });
  expect(edgesOf(facts)).toEqual([
    'main.ts > a.ts',
    'main.ts > b.mts',
    'main.ts > c/index.tsx',
    'main.ts > d.tsx',
    'main.ts > index.ts',
  ]);
});

test('type-only imports are edges with their kind', async () => {
  const facts = await factsOf({
    'main.ts': `import type { A } from './a'; import { type B } from './b'; export type { C } from './c'; import { D } from './d';`,
    'a.ts': '',
    'b.ts': '',
    'c.ts': '',
    'd.ts': '',
  });
  expect(facts.imports.map(({ to, kind }) => `${to} ${kind}`)).toEqual([
    'a.ts type-only',
    'b.ts type-only',
    'c.ts type-only',
    'd.ts value',
  ]);
});

test('a CommonJS file that returns at the top level keeps its imports', async () => {
  const facts = await factsOf({
    'cli.js': `const a = require('./a');\nif (a.done) { return; }\nconst { b } = require('./b');`,
    'a.js': '',
    'b.js': '',
  });
  expect(edgesOf(facts)).toEqual(['cli.js > a.js', 'cli.js > b.js']);
  expect(facts.problems).toEqual([]);
});

test('export * as ns, import type queries, JSDoc imports, import = require and import() are edges', async () => {
  const facts = await factsOf({
    'main.ts': `export * as ns from './a'; type T = import('./b').B; import c = require('./c'); const d = import('./d');`,
    'typed.js': `/** @type {import('./e').E} */\nlet x;`,
    'a.ts': '',
    'b.ts': '',
    'c.ts': '',
    'd.ts': '',
    'e.ts': '',
  });
  expect(facts.imports.map(({ to, kind }) => `${to} ${kind}`)).toEqual([
    'a.ts re-export',
    'b.ts import-type',
    'c.ts require',
    'd.ts dynamic',
    'e.ts import-type',
  ]);
});

test('a path from the root leads to its file', async () => {
  const facts = await factsOf({ client: { 'main.js': `import '/imports/x';` }, imports: { 'x.js': '' } });
  expect(edgesOf(facts)).toEqual(['client/main.js > imports/x.js']);
});

test('what leads to no module is told apart, with file and line', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig({ paths: { '@app/*': ['./*'] } }),
    'main.ts': [
      `import './gone';`,
      `import '@app/gone';`,
      `import 'left-pad';`,
      `import 'node:fs'; import 'path';`,
      `import './data.json';`,
      `const name = 'x'; import('./' + name); require(name);`,
    ].join('\n'),
    'data.json': '{}',
  });
  expect(facts.imports.map(({ line, resolution }) => `${line} ${resolution}`)).toEqual([
    '1 internal-broken',
    '2 internal-broken',
    '3 external',
    '4 builtin',
    '4 builtin',
    '5 asset',
    '6 non-literal',
    '6 non-literal',
  ]);
  expect(facts.problems).toContainEqual(
    expect.objectContaining({ code: 'FACTS_UNRESOLVED_IMPORTS', file: 'main.ts', line: 1 }),
  );
});

test('a loop of links ends, and names like __proto__ are names', async () => {
  const root = project({
    'package.json':
      '{ "name": "app", "imports": { "__proto__": "./x.js", "#x": "./x.js" }, "__proto__": { "name": "other" } }',
    'main.ts': `import '#x'; import '__proto__'; import 'constructor';`,
    'x.ts': '',
  });
  mkdirSync(join(root, 'deep'));
  symlinkSync(root, join(root, 'deep', 'again'));
  writeFileSync(join(root, 'deep', 'y.ts'), '');
  const facts = await collectFacts(root, { tests: true, source: ['.'] });
  expect(facts.modules.map(({ path }) => path)).toEqual(['deep/y.ts', 'main.ts', 'x.ts']);
  expect(edgesOf(facts)).toEqual(['main.ts > x.ts']);
  expect(({} as Record<string, unknown>)['name']).toBeUndefined();
});

test('of the projects that a solution refers to, the one whose include or files names a file speaks for it', async () => {
  const facts = await factsOf({
    'tsconfig.json': JSON.stringify({ files: [], references: [{ path: './tsconfig.app.json' }, { path: './test' }] }),
    'tsconfig.app.json': tsconfig(
      { paths: { '@app/*': ['./src/*'] } },
      { include: ['src'], exclude: ['src/**/*.e2e.ts'] },
    ),
    test: {
      'tsconfig.json': tsconfig({ paths: { '@app/*': ['./fakes/*'] } }, { include: ['**/*', '../src/**/*.e2e.ts'] }),
      'main.ts': user,
      fakes: { 'x.ts': '' },
    },
    src: { 'main.ts': user, 'main.e2e.ts': user, 'x.ts': '' },
  });
  expect(edgesOf(facts)).toEqual([
    'src/main.e2e.ts > test/fakes/x.ts',
    'src/main.ts > src/x.ts',
    'test/main.ts > test/fakes/x.ts',
  ]);
});

test('extends may be a list, a package of the workspace, and may leave ${configDir} to the file that extends', async () => {
  const facts = await factsOf({
    'package.json': JSON.stringify({ workspaces: ['packages/*'] }),
    packages: {
      config: {
        'package.json': '{ "name": "@shop/tsconfig" }',
        'base.json': tsconfig({ paths: { '@app/*': ['${configDir}/lib/*'] } }),
      },
      api: {
        'tsconfig.json': tsconfig({}, { extends: ['@shop/tsconfig/base.json', './more.json'] }),
        'more.json': tsconfig({ strict: true }),
        'main.ts': user,
        lib: { 'x.ts': '' },
      },
    },
  });
  expect(edgesOf(facts)).toEqual(['packages/api/main.ts > packages/api/lib/x.ts']);
  expect(facts.problems).toEqual([]);
});

test('extends finds an installed package', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig({}, { extends: '@tool/tsconfig' }),
    node_modules: { '@tool': { tsconfig: { 'tsconfig.json': tsconfig({ paths: { '@app/*': ['../../../*'] } }) } } },
    'main.ts': user,
    'x.ts': '',
  });
  expect(edgesOf(facts)).toEqual(['main.ts > x.ts']);
});

test('rootDirs lie over each other', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig({ rootDirs: ['src', 'generated'] }),
    src: { views: { 'main.ts': `import './template'; import '../y';` } },
    generated: { views: { 'template.ts': '' }, 'y.ts': '' },
  });
  expect(edgesOf(facts)).toEqual([
    'src/views/main.ts > generated/views/template.ts',
    'src/views/main.ts > generated/y.ts',
  ]);
});

test('an alias of * alone is tried, and promises nothing', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig({ paths: { '*': ['./types/*', './lib/*'] } }),
    'main.ts': `import 'x'; import 'left-pad';`,
    lib: { 'x.ts': '' },
  });
  expect(facts.imports.map(({ to, resolution }) => to ?? resolution)).toEqual(['external', 'lib/x.ts']);
});

test('an alias may begin with #', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig({ paths: { '#lib/*': ['./lib/*'] } }),
    'main.ts': `import '#lib/x';`,
    lib: { 'x.ts': '' },
  });
  expect(edgesOf(facts)).toEqual(['main.ts > lib/x.ts']);
});

test.each<[string, Tree]>([
  ['pnpm, in brackets', { 'pnpm-workspace.yaml': `packages: ["libs/*", 'apps/*']\n` }],
  ['yarn, in braces', { 'package.json': JSON.stringify({ workspaces: ['./{libs,apps}/*'] }) }],
  ['lerna', { 'lerna.json': JSON.stringify({ packages: ['libs/**'] }) }],
  ['rush', { 'rush.json': '/* rush */ { "projects": [{ "packageName": "@shop/x", "projectFolder": "libs/x" }], }' }],
  ['nx, without a list', { 'nx.json': '{}' }],
])('members of a workspace: %s', async (_, top) => {
  const facts = await factsOf({
    ...top,
    libs: {
      x: {
        'package.json': '{ "name": "@shop/x", "publishConfig": { "directory": "dist" } }',
        src: { 'index.ts': '', 'y.ts': '' },
      },
    },
    apps: { api: { 'main.ts': `import '@shop/x'; import '@shop/x/y';` } },
  });
  expect(edgesOf(facts)).toEqual(['apps/api/main.ts > libs/x/src/index.ts', 'apps/api/main.ts > libs/x/src/y.ts']);
});

test('of several patterns of exports the longest wins, and declarations written by hand do not hide the module', async () => {
  const facts = await factsOf({
    'package.json': JSON.stringify({ workspaces: ['packages/*'] }),
    packages: {
      lib: {
        'package.json': JSON.stringify({
          name: 'lib',
          exports: {
            '.': { types: './types.d.ts', default: './main.js' },
            './*': './none/*.js',
            './deep/*': './src/*.ts',
          },
        }),
        'types.d.ts': '',
        'main.js': '',
        src: { 'x.ts': '' },
      },
      api: { 'main.ts': `import 'lib'; import 'lib/deep/x';` },
    },
  });
  expect(edgesOf(facts)).toEqual([
    'packages/api/main.ts > packages/lib/main.js',
    'packages/api/main.ts > packages/lib/src/x.ts',
  ]);
});

test('a path into output that was not built leads to the source it would be built from', async () => {
  const facts = await factsOf({
    packages: {
      cli: {
        'package.json': '{ "name": "cli" }',
        bin: { 'run.js': `require('../dist/main.js');` },
        src: { 'main.ts': '' },
      },
      web: { 'main.ts': `import '../cli/dist/main';` },
    },
  });
  expect(edgesOf(facts)).toEqual([
    'packages/cli/bin/run.js > packages/cli/src/main.ts',
    'packages/web/main.ts > packages/cli/src/main.ts',
  ]);
});

test('a folder leads to the main of its package.json before its index', async () => {
  const facts = await factsOf({
    'main.js': `require('./both'); require('./plain'); require('./both.js');`,
    'both.js': '',
    both: { 'package.json': '{ "main": "entry.js" }', 'entry.js': '', 'index.js': '' },
    plain: { 'package.json': '{}', 'index.js': '' },
  });
  // A file comes before a folder, and only a slash at the end asks for the folder.
  expect(edgesOf(facts)).toEqual(['main.js > both.js', 'main.js > plain/index.js']);
  const folder = await factsOf({
    'main.js': `require('./both/');`,
    'both.js': '',
    both: { 'package.json': '{ "main": "entry.js" }', 'entry.js': '', 'index.js': '' },
  });
  expect(edgesOf(folder)).toEqual(['main.js > both/entry.js']);
});

test('an import of package.json may lead to a library', async () => {
  const facts = await factsOf({
    'package.json': JSON.stringify({ imports: { '#log': { browser: './none.js', default: 'pino' } } }),
    'main.ts': `import '#log'; import '#gone';`,
  });
  expect(facts.imports.map(({ specifier, resolution }) => `${specifier} ${resolution}`)).toEqual([
    '#gone internal-broken',
    '#log external',
  ]);
});

test('aliases of bundlers are not known, as their configs are programs: what looks internal is broken, not external', async () => {
  const facts = await factsOf({
    'package.json': JSON.stringify({ dependencies: { config: '1' } }),
    'webpack.config.js': `module.exports = { resolve: { alias: { '@': __dirname + '/src' } } };`,
    src: {
      'main.js': `import '@/x'; import '~/x'; import 'lib/x'; import 'config/x'; import 'lodash/x'; import '@scope/x';`,
      'x.js': '',
      lib: { 'x.js': '' },
      config: { 'x.js': '' },
    },
  });
  expect(
    facts.imports.filter(({ resolution }) => resolution === 'internal-broken').map(({ specifier }) => specifier),
  ).toEqual(['@/x', 'lib/x', '~/x']);
  expect(facts.problems.map(({ code }) => code)).toContain('FACTS_UNRESOLVED_IMPORTS');
});

test('loaders and queries around a path are let go, and names that hold such signs are names', async () => {
  const facts = await factsOf({
    'main.js': `import './x.js?inline'; import 'raw-loader!./x.js'; import './a?b'; import './c#d'; import './wow!.js'; import './with space'; import './ünï';`,
    'x.js': '',
    'a?b.js': '',
    'c#d.js': '',
    'wow!.js': '',
    'with space.js': '',
    'ünï.js': '',
  });
  expect(edgesOf(facts).map((edge) => edge.slice('main.js > '.length))).toEqual([
    'a?b.js',
    'c#d.js',
    'with space.js',
    'wow!.js',
    'x.js',
    'ünï.js',
  ]);
});

test('names that differ in case alone are different files', async () => {
  const facts = await factsOf({
    'main.js': `import './User'; import './user'; import './USER';`,
    'User.js': '',
    'user.js': '',
  });
  expect(facts.imports.map(({ specifier, to, resolution }) => `${specifier} ${to ?? resolution}`)).toEqual([
    './USER internal-broken',
    './User User.js',
    './user user.js',
  ]);
});

test('Meteor: paths from the root lead to files, its packages are libraries', async () => {
  const facts = await factsOf({
    client: { 'main.js': `import '/imports/api/x'; import { Mongo } from 'meteor/mongo';` },
    imports: { api: { 'x.js': '' } },
  });
  expect(facts.imports.map(({ to, resolution }) => to ?? resolution)).toEqual(['imports/api/x.js', 'external']);
});

test('output, installed packages, minified files and hidden folders are left out; folders of source called build are not', async () => {
  const facts = await factsOf({
    'package.json': '{}',
    dist: { 'a.js': '' },
    build: { 'a.js': '' },
    coverage: { 'a.js': '' },
    node_modules: { x: { 'index.js': '' } },
    '.next': { 'a.js': '' },
    '.storybook': { 'main.ts': '' },
    '.pnp.cjs': '',
    '.eslintrc.js': '',
    src: {
      build: { 'a.ts': '' },
      dist: { 'a.ts': '' },
      'x.min.js': '',
      'types.d.ts': '',
      'a.mts': '',
      'b.cts': '',
      'c.jsx': '',
    },
  });
  expect(facts.modules.map(({ path }) => path)).toEqual([
    '.eslintrc.js',
    '.storybook/main.ts',
    'src/a.mts',
    'src/b.cts',
    'src/build/a.ts',
    'src/c.jsx',
    'src/dist/a.ts',
  ]);
});
