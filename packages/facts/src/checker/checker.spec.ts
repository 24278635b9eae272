/** The type checker as an option: asked about what syntax cannot follow, and about nothing else. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { collectFacts } from '../collect-facts';
import { project, tsconfig, type Tree } from '../project.fixture';

const shop: Tree = {
  'tsconfig.json': tsconfig({ strict: true, plugins: [{ name: './plugin.js' }] }),
  'plugin.js': `require('node:fs').writeFileSync(__dirname + '/ran', '');`,
  node_modules: {
    lib: { 'package.json': '{"name":"lib","types":"index.d.ts"}', 'index.d.ts': 'export function odd(): void;' },
  },
  src: {
    'photo.ts': `export class Photo { draw() {} }
      export interface Sink { write(): void } export class File implements Sink { write() {} }
      export function isPhoto(x: unknown): x is Photo { return true; }`,
    'use.ts': `import { isPhoto, Sink } from './photo';
      type Of<T> = { [K in keyof T]: () => T[K] };
      export function run(given: unknown, made: Of<{ sink: Sink }>, any: any) {
        if (isPhoto(given)) given.draw();
        made.sink().write();
        any.draw();
      }`,
  },
};

async function analyse(tree: Tree, types: boolean) {
  const root = project(tree);
  const facts = await collectFacts(root, { tests: true, source: ['src'], types });
  const calls = facts.functions.flatMap(({ id, calls: made }) => made.map(({ to }) => `${id} > ${to}`));
  return { root, facts, calls };
}

test('without it, what syntax cannot follow stays unknown', async () => {
  const { facts, calls } = await analyse(shop, false);
  expect(calls).toEqual(['src/use.ts#run > src/photo.ts#isPhoto']);
  expect(facts.coverage).toMatchObject({ checked: 0, unknown: 4 });
});

test('it is asked about the rest: a guarded value, a mapped type, an interface with its implementations', async () => {
  const { facts, calls } = await analyse(shop, true);
  expect(calls).toEqual([
    'src/use.ts#run > src/photo.ts#Photo.draw',
    'src/use.ts#run > src/photo.ts#isPhoto',
    'src/use.ts#run > src/photo.ts#File.write',
  ]);
  expect(facts.coverage).toMatchObject({ checked: 3, unknown: 1 });
  expect(facts.problems).toEqual([]);
});

test('no code of the project is run: plugins of its tsconfig are not loaded', async () => {
  const { root } = await analyse(shop, true);
  expect(existsSync(join(root, 'ran'))).toBe(false);
});

test('without packages it answers less and says so once', async () => {
  const { node_modules: _packages, ...bare } = shop;
  const { facts, calls } = await analyse(bare, true);
  expect(calls).toContain('src/use.ts#run > src/photo.ts#Photo.draw');
  expect(facts.problems.map(({ code }) => code)).toEqual(['FACTS_CHECKER_PACKAGES']);
});
