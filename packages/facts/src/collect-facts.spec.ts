/** The whole package: bad input, determinism, and that nothing of the project is run. */
import { parseDocumentValue } from '@banyan/model';
import fs from 'node:fs';
import { join } from 'node:path';
import { collectFacts } from './collect-facts';
import { edgesOf, factsOf, project, tsconfig, type Tree } from './project.fixture';

const shop: Tree = {
  'package.json': JSON.stringify({ name: 'shop' }),
  'tsconfig.json': tsconfig(),
  src: {
    'main.ts': `import { NestFactory } from '@nestjs/core'; import { AppModule } from './app.module';\nvoid NestFactory.create(AppModule);`,
    'app.module.ts': `import { Module } from '@nestjs/common'; import { A } from './a';\n@Module({ providers: [A] }) export class AppModule {}`,
    'a.ts': `import { Injectable } from '@nestjs/common'; import { b } from './b';\n@Injectable() export class A { run() { return b(); } }`,
    'b.ts': `import type { A } from './a'; export function b(a?: A) { return a; }`,
    'b.spec.ts': `import { b } from './b'; b();`,
  },
};

test('the document passes its schema and says what was read', async () => {
  const facts = await factsOf(shop);
  const parsed = parseDocumentValue('code-facts', JSON.parse(JSON.stringify(facts)));
  expect(parsed).toEqual(expect.objectContaining({ ok: true }));
  expect(facts.project).toEqual({ name: 'shop', source: ['.'], tests: true, frameworks: ['nestjs'] });
  expect(facts.modules.map(({ path, lines, test }) => [path, lines, test])).toContainEqual(['src/b.spec.ts', 1, true]);
});

test('tests are left out when nobody asks for them', async () => {
  const facts = await factsOf(shop, { tests: false });
  expect(facts.modules.map(({ path }) => path)).not.toContain('src/b.spec.ts');
});

test('progress is told file by file', async () => {
  const seen: string[] = [];
  await factsOf(shop, { onProgress: ({ done, total, file }) => seen.push(`${done}/${total} ${file}`) });
  expect(seen[0]).toBe('1/5 src/a.ts');
  expect(seen.at(-1)).toBe('5/5 src/main.ts');
});

test('the bytes are the same whatever the order of the disk, the folder and the language', async () => {
  const root = project(shop);
  const first = JSON.stringify(await collectFacts(root, { tests: true }));
  const real = fs.readdirSync;
  const shuffled = jest
    .spyOn(fs, 'readdirSync')
    .mockImplementation(((...args: Parameters<typeof real>) =>
      [...(real(...args) as unknown as unknown[])].reverse()) as never);
  const [cwd, language] = [process.cwd(), process.env['LC_ALL']];
  process.chdir(join(root, 'src'));
  process.env['LC_ALL'] = 'tr_TR.UTF-8';
  const second = JSON.stringify(await collectFacts('..', { tests: true }));
  process.chdir(cwd);
  if (language === undefined) delete process.env['LC_ALL'];
  else process.env['LC_ALL'] = language;
  expect(shuffled).toHaveBeenCalled();
  shuffled.mockRestore();
  expect(second).toBe(first);
});

test('a syntax error is a problem of its file; the rest is analysed', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'bad.ts': `const a = 1;\nfunction ( {`,
    'good.ts': 'export class Good {}',
  });
  expect(facts.problems).toEqual([expect.objectContaining({ code: 'FACTS_SYNTAX_ERROR', file: 'bad.ts', line: 2 })]);
  expect(facts.classes.map(({ name }) => name)).toEqual(['Good']);
});

test('of a file of megabytes on one line only the imports are read, and that is said', async () => {
  const bundle = `import './x'; function f() { g(); } var a = [${'1,'.repeat(1_100_000)}];\nrequire('./y');`;
  const facts = await factsOf({ 'bundle.js': bundle, 'x.js': '', 'y.js': '' });
  expect(facts.problems).toEqual([expect.objectContaining({ code: 'FACTS_FILE_HUGE', file: 'bundle.js' })]);
  expect(edgesOf(facts)).toEqual(['bundle.js > x.js', 'bundle.js > y.js']);
  expect(facts.functions.filter(({ file }) => file === 'bundle.js').map(({ id }) => id)).not.toContain('bundle.js#f');
});

test('TypeScript without a tsconfig is analysed, with a problem; JavaScript needs none', async () => {
  const typed = await factsOf({ 'a.ts': `import './b';`, 'b.ts': '' });
  expect(typed.problems.map(({ code }) => code)).toEqual(['FACTS_TSCONFIG_MISSING']);
  expect(typed.imports[0]?.to).toBe('b.ts');
  const plain = await factsOf({ 'a.js': `import './b';`, 'b.js': '' });
  expect(plain.problems).toEqual([]);
});

test.each([
  ['a root that is not there', { 'a.ts': '' }, 'gone', undefined, 'FACTS_ROOT_MISSING'],
  ['a root that is a file', { 'a.ts': '' }, 'a.ts', undefined, 'FACTS_ROOT_MISSING'],
  ['an empty folder', {}, '', undefined, 'FACTS_NO_SOURCE'],
  ['source folders without source', { src: { 'a.txt': '' } }, '', ['src'], 'FACTS_NO_SOURCE'],
  ['a source folder that is not there', { 'a.ts': '' }, '', ['src'], 'FACTS_SOURCE_MISSING'],
  ['a source folder outside of the root', { 'a.ts': '' }, '', ['../x'], 'FACTS_SOURCE_OUTSIDE'],
])('%s is told with a code and what to do', async (_what, tree, root, source, code) => {
  const options = { tests: true, ...(source && { source }) };
  await expect(collectFacts(join(project(tree as Tree), root), options)).rejects.toMatchObject({
    code,
    hint: expect.stringMatching(/\w+/),
  });
});

test('no config, plugin or module of the project is ever run', async () => {
  const canary = `require('node:fs').writeFileSync(require('node:path').join(__dirname, 'CANARY'), '');`;
  const configs = [
    'babel.config.js',
    'jest.config.js',
    'webpack.config.cjs',
    'next.config.js',
    'index.js',
    '.eslintrc.js',
    'ormconfig.js',
  ];
  const root = project({
    ...Object.fromEntries(configs.map((name) => [name, canary])),
    'package.json': JSON.stringify({ name: 'trap', main: 'index.js', scripts: { postinstall: 'touch CANARY' } }),
    'tsconfig.json': tsconfig({ plugins: [{ transform: './plugin.js' }] }, { extends: './tsconfig.js' }),
    'tsconfig.js': canary,
    'plugin.js': canary,
    'prisma.config.ts': canary,
    'schema.prisma': 'model A {\n  id Int @id\n}\n',
  });
  await collectFacts(root, { tests: true });
  expect(fs.existsSync(join(root, 'CANARY'))).toBe(false);
});
