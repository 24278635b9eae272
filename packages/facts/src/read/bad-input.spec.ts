/** Input that nobody would write, and that is there all the same: nothing is lost, nothing hangs, everything is said. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectFacts } from '../collect-facts';
import { collectImports } from '../collect-imports';
import { edgesOf, factsOf, project, tsconfig } from '../project.fixture';

const whole = { tests: true, source: ['.'] };

/** Writes bytes that a project literal cannot hold, and reads the project. */
async function withBytes(files: Readonly<Record<string, Buffer>>) {
  const root = project({ 'tsconfig.json': tsconfig(), 'good.ts': `import './other';`, 'other.ts': '' });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(root, name), bytes);
  const facts = await collectFacts(root, whole);
  expect(collectImports(root, whole).imports).toEqual(facts.imports);
  return facts;
}

test('a syntax error in one file is said, and the rest is analysed', async () => {
  const facts = await factsOf({ 'tsconfig.json': '{}', 'bad.ts': 'export const = 1;', 'good.ts': `import './bad';` });
  expect(facts.problems).toEqual([expect.objectContaining({ code: 'FACTS_SYNTAX_ERROR', file: 'bad.ts', line: 1 })]);
  expect(edgesOf(facts)).toEqual(['good.ts > bad.ts']);
});

test('ten megabytes on one line are read for their imports alone', async () => {
  const facts = await withBytes({ 'bundle.js': Buffer.from(`require('./other');${'f(1,2,3);'.repeat(1_200_000)}`) });
  expect(facts.problems).toEqual([expect.objectContaining({ code: 'FACTS_FILE_HUGE', file: 'bundle.js' })]);
  expect(edgesOf(facts)).toEqual(['bundle.js > other.ts', 'good.ts > other.ts']);
});

test('bytes that are no text are skipped, by their content', async () => {
  const facts = await withBytes({ 'video.ts': Buffer.from([0x47, 0x40, 0x00, 0x10, 0x00, 0x00, 0xff]) });
  expect(facts.problems).toEqual([expect.objectContaining({ code: 'FACTS_FILE_BINARY', file: 'video.ts' })]);
  expect(edgesOf(facts)).toEqual(['good.ts > other.ts']);
});

test('UTF-16 of both orders, a byte order mark, invalid UTF-8 and CRLF are read', async () => {
  const text = `import './other';\r\nimport './good';\r\n`;
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const facts = await withBytes({
    'le.ts': utf16,
    'be.ts': Buffer.from(utf16).swap16(),
    'bom.ts': Buffer.from(`\uFEFF${text}`),
    'invalid.ts': Buffer.concat([Buffer.from(`// \xff\xfe`, 'latin1'), Buffer.from(`\n${text}`)]),
  });
  expect(facts.problems).toEqual([]);
  for (const file of ['le.ts', 'be.ts', 'bom.ts', 'invalid.ts']) {
    expect(edgesOf(facts)).toEqual(expect.arrayContaining([`${file} > other.ts`, `${file} > good.ts`]));
  }
  expect(facts.imports.find(({ file, to }) => file === 'le.ts' && to === 'good.ts')?.line).toBe(2);
});

test('links that lead in circles end, of folders and of files', async () => {
  const root = project({ 'a.js': `require('./b/a');`, b: { 'a.js': '' } });
  symlinkSync(root, join(root, 'b', 'up'));
  symlinkSync('loop.js', join(root, 'loop.js'));
  symlinkSync('gone.js', join(root, 'dangling.js'));
  const facts = await collectFacts(root, whole);
  expect(facts.modules.map(({ path }) => path)).toEqual(['a.js', 'b/a.js']);
});

test('a tsconfig of five megabytes and one of a hundred thousand brackets are read or refused, not suffered', async () => {
  const paths = Object.fromEntries(
    Array.from({ length: 60_000 }, (_, at) => [`@alias-number-${at}/*`, [`./folder-${at}/source/*`]]),
  );
  const large = await factsOf({
    'tsconfig.json': tsconfig({ paths: { ...paths, '@app/*': ['./*'] } }),
    'main.ts': `import '@app/x';`,
    'x.ts': '',
  });
  expect(edgesOf(large)).toEqual(['main.ts > x.ts']);
  const deep = await factsOf({
    'tsconfig.json': `{ "a": /**/ ${'['.repeat(100_000)}`,
    'main.ts': `import './x';`,
    'x.ts': '',
  });
  expect(deep.problems.map(({ code, file }) => `${code} ${file}`)).toContain('FACTS_TSCONFIG_UNREADABLE tsconfig.json');
  expect(edgesOf(deep)).toEqual(['main.ts > x.ts']);
});

test.each([
  ['[1]'],
  ['7'],
  ['"text"'],
  ['null'],
  ['{"name": ["a"], "workspaces": 7, "exports": 3, "dependencies": "x"}'],
  [''],
])('a package.json that says %s does no harm', async (text) => {
  const facts = await factsOf({ 'package.json': text, 'main.js': `import './x'; import 'y';`, 'x.js': '' });
  expect(edgesOf(facts)).toEqual(['main.js > x.js']);
  const said = facts.problems.map(({ code, file }) => `${code} ${file}`);
  expect(said).toEqual(text.includes('workspaces') ? [] : ['FACTS_PACKAGE_UNREADABLE package.json']);
});

test('__proto__ and constructor are names like others, everywhere', async () => {
  const named = '"__proto__": ["./x.ts"], "constructor": ["./x.ts"], "toString": ["./x.ts"]';
  const facts = await factsOf({
    'package.json': `{ "name": "__proto__", "workspaces": ["packages/*"], "exports": { "./__proto__": "./x.ts" }, "dependencies": { "__proto__": "1", "constructor": "1" }, "__proto__": { "polluted": true } }`,
    'tsconfig.json': `{ "compilerOptions": { "paths": { ${named} } }, // comments ask for the other parser\n "__proto__": { "polluted": true } }`,
    'main.ts': `import '__proto__'; import 'constructor'; import 'toString'; import 'hasOwnProperty'; import '#__proto__';`,
    'x.ts': '',
    packages: {
      p: { 'package.json': '{ "name": "constructor", "main": "y.ts", "imports": { "__proto__": 1 } }', 'y.ts': '' },
    },
  });
  expect(facts.imports.map(({ specifier, to, resolution }) => `${specifier} ${to ?? resolution}`)).toEqual([
    '#__proto__ internal-broken',
    '__proto__ x.ts',
    'constructor x.ts',
    'hasOwnProperty external',
    'toString x.ts',
  ]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('names with spaces, line breaks, quotes and letters of all scripts are names', async () => {
  const facts = await factsOf({
    'a b.js': `require('./ü\\n世界');`,
    'ü\n世界.js': `require('./it\\'s "1" (2) [id]');`,
    [`it's "1" (2) [id].js`]: '',
  });
  expect(edgesOf(facts)).toEqual(['a b.js > ü\n世界.js', `ü\n世界.js > it's "1" (2) [id].js`]);
});

test('a file that goes away between listing and reading is said to be unreadable', () => {
  const root = project({ 'a.js': `require('./b');`, 'b.js': '' });
  const onProgress = ({ file }: { file: string }): void => {
    if (file === 'a.js') rmSync(join(root, 'b.js'));
  };
  const graph = collectImports(root, { ...whole, onProgress });
  expect(graph.modules.map(({ path }) => path)).toEqual(['a.js']);
  expect(graph.problems).toEqual([expect.objectContaining({ code: 'FACTS_FILE_UNREADABLE', file: 'b.js' })]);
});

// The superuser may read everything, so there is nothing to see for him.
(process.getuid?.() === 0 ? test.skip : test)(
  'a file and a folder that may not be read are said and passed by',
  async () => {
    const root = project({ 'a.js': '', 'closed.js': '' });
    mkdirSync(join(root, 'closed'), { mode: 0o000 });
    writeFileSync(join(root, 'closed.js'), '', { mode: 0o000 });
    const facts = await collectFacts(root, whole);
    expect(facts.modules.map(({ path }) => path)).toEqual(['a.js']);
  },
);

test('a root, a source folder or sources that are not there are one clear sentence', async () => {
  const root = project({ 'a.md': '' });
  const code = (promise: Promise<unknown>) => expect(promise).rejects;
  await code(collectFacts(join(root, 'gone'), whole)).toMatchObject({ code: 'FACTS_ROOT_MISSING' });
  await code(collectFacts(root, { tests: true, source: ['gone'] })).toMatchObject({ code: 'FACTS_SOURCE_MISSING' });
  await code(collectFacts(root, { tests: true, source: ['..'] })).toMatchObject({ code: 'FACTS_SOURCE_OUTSIDE' });
  await code(collectFacts(root, whole)).toMatchObject({
    code: 'FACTS_NO_SOURCE',
    hint: expect.stringContaining('--source'),
  });
});
