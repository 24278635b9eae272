import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectFacts } from '../collect-facts';
import { collectImports } from '../collect-imports';
import { project, type Tree, tsconfig } from '../project.fixture';

const json = (value: object): string => JSON.stringify(value);
const api = { 'package.json': json({ name: 'api', dependencies: { '@shop/db': '*', express: '*' } }) };
const db = { 'package.json': json({ name: '@shop/db', dependencies: { '@shop/log': '*' } }), 'index.ts': '' };
const log = { 'package.json': json({ name: '@shop/log' }), 'index.ts': '' };
const npm: Tree = {
  'package.json': json({ workspaces: ['apps/*', 'packages/**'] }),
  apps: { api: { ...api, 'tsconfig.json': tsconfig(), src: { 'main.ts': `import '@shop/db'; import 'express';` } } },
  packages: { data: { db }, log },
};

const around = (root: string): readonly string[] =>
  collectImports(root, { tests: false, source: ['src'] }).problems.flatMap(({ code, message }) =>
    code === 'FACTS_WORKSPACE_AROUND' ? [message] : [],
  );

describe('imports from the workspace around a project', () => {
  it.each<readonly [what: string, tree: Tree]>([
    ['npm and yarn', npm],
    ['pnpm', { ...npm, 'package.json': '{}', 'pnpm-workspace.yaml': `packages:\n  - 'apps/*'\n  - packages/**\n` }],
    ['lerna', { ...npm, 'package.json': '{}', 'lerna.json': json({ packages: ['apps/*', 'packages/**'] }) }],
  ])('are told, with theirs, where %s has one', (_what, tree) => {
    const [message] = around(join(project(tree), 'apps/api'));
    expect(message).toContain('(@shop/db)');
    expect(message).toContain('analyse ../.. with --source apps/api/src packages/data/db packages/log');
  });

  it('are told at the first of them', () => {
    const { problems } = collectImports(join(project(npm), 'apps/api'), { tests: false, source: ['src'] });
    expect(problems).toEqual([expect.objectContaining({ file: 'src/main.ts', line: 1 })]);
  });

  it('are told where an alias of Nx leads out', () => {
    const paths = { '@shop/common/*': ['libs/common/src/lib/*'] };
    const root = project({
      'nx.json': '{}',
      'tsconfig.base.json': tsconfig({ baseUrl: '.', paths }),
      apps: {
        api: {
          'tsconfig.json': tsconfig({}, { extends: '../../tsconfig.base.json' }),
          src: { 'main.ts': `import '@shop/common/a';` },
        },
      },
      libs: { common: { src: { lib: { 'a.ts': '' } } } },
    });
    expect(around(join(root, 'apps/api'))).toEqual([expect.stringContaining('--source apps/api/src libs/common')]);
  });

  it('are told where a path leads out', () => {
    const tree = { ...npm, apps: { api: { src: { 'main.ts': `import '../../../packages/log/index';` } } } };
    expect(around(join(project(tree), 'apps/api'))).toEqual([expect.stringContaining('(packages/log)')]);
  });

  it.each<readonly [what: string, tree: Tree, folder: string]>([
    [
      'nothing is imported from there',
      { ...npm, apps: { api: { src: { 'main.ts': `import 'express';` } } } },
      'apps/api',
    ],
    ['the project is the workspace', { ...npm, src: { 'main.ts': `import '@shop/db';` } }, ''],
    ['a repository lies between', { ...npm, apps: { ...(npm['apps'] as Tree), '.git': {} } }, 'apps/api'],
    ['there is none', { ...npm, 'package.json': '{}' }, 'apps/api'],
    ['what says so is broken', { ...npm, 'package.json': '{"workspaces": 7}' }, 'apps/api'],
  ])('are not told where %s', (_what, tree, folder) => {
    expect(around(join(project(tree), folder))).toEqual([]);
  });

  it('are told anew when the workspace changes, with a cache, too', async () => {
    const root = project(npm);
    const codes = async () => {
      const options = { tests: false, source: ['src'], cache: join(root, 'cache') };
      return (await collectFacts(join(root, 'apps/api'), options)).problems.map(({ code }) => code);
    };
    expect(await codes()).toContain('FACTS_WORKSPACE_AROUND');
    writeFileSync(join(root, 'package.json'), '{}');
    expect(await codes()).not.toContain('FACTS_WORKSPACE_AROUND');
    writeFileSync(join(root, 'lerna.json'), json({ packages: ['packages/data/*'] }));
    expect(await codes()).toContain('FACTS_WORKSPACE_AROUND');
    rmSync(join(root, 'packages/data/db/package.json'));
    expect(await codes()).not.toContain('FACTS_WORKSPACE_AROUND');
  });
});
