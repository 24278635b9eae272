import { findSourceFolders } from './find-source-folders';
import { project, tsconfig } from './project.fixture';

const nest = `import { Module } from '@nestjs/common'; @Module({}) export class A {}`;

test('one application: its src', () => {
  expect(findSourceFolders(project({ src: { 'main.ts': nest }, scripts: { 'x.ts': '' } }))).toEqual(['src']);
});

test('a workspace: the backend and what it imports, not the pages', () => {
  const root = project({
    'tsconfig.json': tsconfig({ paths: { '@shop/common/*': ['./libs/common/src/*'] } }),
    apps: {
      api: { src: { 'main.ts': `${nest} import '@shop/common/x';` } },
      web: { src: { 'main.ts': `import { platformBrowser } from '@angular/platform-browser';` } },
    },
    libs: { common: { src: { 'x.ts': '' } }, ui: { src: { 'y.ts': '' } } },
  });
  expect(findSourceFolders(root)).toEqual(['apps/api/src', 'libs/common/src']);
});

test('server and shared beside an app of pages', () => {
  const root = project({
    'tsconfig.json': tsconfig({ paths: { '@shared/*': ['./shared/*'] } }),
    app: { 'index.tsx': `import { render } from 'react-dom';`, 'store.ts': '' },
    server: {
      'index.ts': `import Koa from 'koa'; import '@shared/x'; import type { Page } from '../app';`,
      client: { 'hook.ts': `import '../../app/store';` },
    },
    shared: { 'x.ts': '' },
  });
  expect(findSourceFolders(root)).toEqual(['server', 'shared']);
});

test('no server in sight: the root itself', () => {
  expect(findSourceFolders(project({ lib: { 'x.js': '' } }))).toEqual(['.']);
});
