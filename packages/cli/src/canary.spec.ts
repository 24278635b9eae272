/** No code of an analysed project is run: everything that other tools would run writes a canary file here. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runBanyan } from './run-banyan.fixture';

const root = mkdtempSync(join(tmpdir(), 'canary-'));
const canary = join(root, 'CANARY');
const sing = `require('fs').appendFileSync(${JSON.stringify(canary)}, __filename + '\\n');`;
const singModule = `import { appendFileSync } from 'fs'; appendFileSync(${JSON.stringify(canary)}, import.meta.url);`;
const shell = `#!/bin/sh\necho sung >> ${canary}\n`;
const command = `echo sung >> ${canary}`;

const programs = [
  ...['jest.config.js', 'webpack.config.js', 'babel.config.js', '.babelrc.js', 'eslint.config.js', '.eslintrc.js'],
  ...[
    'prettier.config.js',
    '.prettierrc.js',
    'ormconfig.js',
    'ormconfig.ts',
    'data-source.js',
    '.mocharc.js',
    'gulpfile.js',
  ],
  ...[
    'Gruntfile.js',
    'knexfile.js',
    '.sequelizerc',
    'mikro-orm.config.js',
    'rollup.config.js',
    'tailwind.config.js',
    '.pnp.cjs',
  ],
  ...[
    '.pnp.loader.mjs',
    'commitlint.config.js',
    'lint-staged.config.js',
    'next.config.js',
    'nodemon.js',
    '.swcrc.js',
    'register.js',
  ],
  ...[
    'node_modules/typescript/lib/typescript.js',
    'node_modules/typescript/lib/tsc.js',
    'node_modules/typescript/index.js',
  ],
  ...['node_modules/ts-plugin/index.js', 'node_modules/@nestjs/core/index.js', 'node_modules/@prisma/client/index.js'],
  ...[
    'node_modules/prisma-generator/index.js',
    'node_modules/oxc-parser/index.js',
    'node_modules/jsonc-parser/index.js',
  ],
  ...['node_modules/reflect-metadata/index.js', 'node_modules/shared-config/index.js', 'src/side-effect.js'],
];
const modules = ['vite.config.mjs', 'vitest.config.ts', 'drizzle.config.ts', 'nuxt.config.ts', 'src/top-level.ts'];
const shells = [
  ...['.husky/pre-commit', '.husky/post-checkout', '.git/hooks/post-checkout', '.git/hooks/fsmonitor'],
  ...['tsc', 'node', 'nest', 'prisma', 'eslint', 'git', 'npm'].map((name) => `node_modules/.bin/${name}`),
];
const hooks =
  'preinstall install postinstall prepare pretest test posttest prebuild build postbuild prestart start'.split(' ');

const settings = {
  'package.json': {
    name: 'canary',
    main: './src/main.ts',
    bin: './register.js',
    type: 'commonjs',
    scripts: Object.fromEntries(hooks.map((hook) => [hook, command])),
    husky: { hooks: { 'pre-commit': command } },
    jest: { setupFiles: ['./register.js'] },
    babel: { plugins: ['./register.js'] },
    prisma: { seed: command },
    dependencies: { '@nestjs/core': '11', typescript: '6' },
    workspaces: ['packages/*'],
  },
  'tsconfig.json': {
    extends: ['shared-config/tsconfig.json'],
    compilerOptions: { plugins: [{ name: 'ts-plugin', transform: './register.js' }], types: ['reflect-metadata'] },
    'ts-node': { require: ['./register.js'] },
  },
  'node_modules/shared-config/tsconfig.json': { compilerOptions: { plugins: [{ transform: '../../register.js' }] } },
  'node_modules/shared-config/package.json': { name: 'shared-config', main: 'index.js' },
  'nest-cli.json': { compilerOptions: { plugins: ['ts-plugin'], webpackConfigPath: 'webpack.config.js' } },
  'lerna.json': { packages: ['packages/*'], command: { bootstrap: { hooks: { prebootstrap: command } } } },
  'nx.json': { plugins: ['./register.js'] },
  'rush.json': { projects: [], eventHooks: { preRushInstall: [command] } },
  'packages/p/package.json': { name: 'p', scripts: { postinstall: command }, main: './index.js' },
};

const texts: Readonly<Record<string, string>> = {
  '.npmrc': 'script-shell=./node_modules/.bin/node\nnode-options=--require ./register.js\n',
  '.yarnrc.yml': 'yarnPath: ./register.js\n',
  '.env': `NODE_OPTIONS=--require ${join(root, 'register.js')}\n`,
  '.gitconfig': `[core]\n  fsmonitor = ${join(root, '.git/hooks/fsmonitor')}\n`,
  '.git/config': `[core]\n  fsmonitor = ${join(root, '.git/hooks/fsmonitor')}\n  repositoryformatversion = 0\n`,
  '.git/HEAD': 'ref: refs/heads/main\n',
  'prisma/schema.prisma': `generator client {\n  provider = "node ./node_modules/prisma-generator/index.js"\n}\ngenerator sh {\n  provider = "sh -c '${command}'"\n}\ndatasource db {\n  provider = "postgresql"\n  url = env("DATABASE_URL")\n}\nmodel Order {\n  id Int @id\n}\n`,
  'packages/p/index.js': sing,
  'src/main.ts': `import 'reflect-metadata'; import './side-effect'; import './top-level'; import 'p'; import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\nvoid NestFactory.create(AppModule).then((app) => app.listen(3000));\n`,
  'src/app.module.ts': `import { Controller, Get, Injectable, Module } from '@nestjs/common';\n@Injectable() export class Orders { list() { return [\`\${process.env.HOME}\`]; } }\n@Controller('orders') export class OrdersController { constructor(private readonly orders: Orders) {} @Get() list() { return this.orders.list(); } }\n@Module({ controllers: [OrdersController], providers: [Orders] }) export class AppModule {}\n`,
};

beforeAll(() => {
  for (const file of programs) write(file, sing);
  for (const file of modules) write(file, singModule);
  for (const file of shells) write(file, shell, 0o755);
  for (const [file, json] of Object.entries(settings)) write(file, JSON.stringify(json));
  for (const [file, text] of Object.entries(texts)) write(file, text);
});
const cwd = process.cwd();
afterEach(() => process.chdir(cwd));
afterAll(() => rmSync(root, { recursive: true }));

function write(file: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text, { mode });
}

test('the canary sings when something is run', () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require(join(root, 'register.js'));
  expect(existsSync(canary)).toBe(true);
  rmSync(canary);
});

test.each([
  ['analyze', root, '--tests'],
  ['analyze', root, '--source', 'src', 'packages'],
  ['analyze', root, '--types'],
  ['graph', root, '--tests', '--json'],
  ['propose', root],
  ['plan', root],
])(
  'banyan %s runs nothing of the project',
  async (...args) => {
    process.chdir(root);
    const { code, stderr } = await runBanyan(...args);
    expect(stderr).not.toContain('DEFECT');
    expect(code).toBe(0);
    expect(existsSync(canary)).toBe(false);
  },
  // Loading the type checker takes its time on a busy machine.
  120_000,
);
