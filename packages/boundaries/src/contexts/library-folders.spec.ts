import { featureFolders } from '../criteria/feature-folder';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { findRoles } from '../roles/module-role';
import { findPlainFolders } from './library-folders';

const plainFolders = (modules: string[], providers: string[] = []) => {
  const classes = Object.fromEntries(providers.map((id) => [id, 'provider' as const]));
  const index = indexFacts(factsOf({ modules, classes }));
  return findPlainFolders(index, findRoles(index), featureFolders(index)).map(([folder]) => folder);
};

describe('folders of plain code', () => {
  test('are taken as large as they come', () => {
    const modules = ['libs/common/dtos/a.ts', 'libs/common/types/b.ts', 'src/orders/c.ts', 'src/orders/d.ts'];
    expect(plainFolders(modules, ['src/orders/c.ts#C'])).toEqual(['libs']);
  });

  test('end where a provider begins', () => {
    const modules = ['src/http/page.ts', 'src/http/problem.ts', 'src/orders/c.ts'];
    expect(plainFolders(modules, ['src/orders/c.ts#C'])).toEqual(['src/http']);
  });

  test("a technical folder inside a feature is the feature's", () => {
    const modules = ['src/orders/dto/a.ts', 'src/orders/dto/b.ts', 'src/orders/c.ts'];
    expect(plainFolders(modules, ['src/orders/c.ts#C'])).toEqual([]);
  });

  test('a layer through all features is no library', () => {
    const names = ['document', 'user', 'team', 'share', 'star', 'group'];
    const modules = names.flatMap((name) => [`server/presenters/${name}.ts`, `server/models/${name}.ts`]);
    const models = names.map((name) => `server/models/${name}.ts#Model`);
    expect(plainFolders(modules, models)).toEqual([]);
  });
});
