import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { featureFolder, featureFolders } from './feature-folder';

const layers = ['document', 'user', 'team', 'share', 'star', 'group'];
const layered = [
  ...layers.map((name) => `server/models/${name}.ts`),
  ...layers.map((name) => `server/presenters/${name}.ts`),
];

describe('feature folders', () => {
  const folderOf = (modules: string[]) => featureFolders(indexFacts(factsOf({ modules })));

  test('technical folders belong to the feature around them', () => {
    const feature = folderOf(['src/orders/dto/a.ts', 'src/orders/entities/b.ts', 'src/cart/c.ts', 'src/cart/d.ts']);
    expect(feature('src/orders/dto/a.ts')).toBe('src/orders');
    expect(feature('src/cart/c.ts')).toBe('src/cart');
  });

  test('a folder that cuts through all features is a layer, whatever it is called', () => {
    const feature = folderOf([...layered, 'server/billing/plan.ts', 'server/billing/invoice.ts']);
    expect(feature('server/presenters/user.ts')).toBeUndefined();
    expect(feature('server/billing/plan.ts')).toBe('server/billing');
  });

  test('a folder that holds most of the project says nothing', () => {
    const feature = folderOf(Array.from({ length: 40 }, (_, at) => `src/everything/thing${at}.ts`));
    expect(feature('src/everything/thing1.ts')).toBeUndefined();
  });

  test('files meet in their folder, and nested folders in the one above', () => {
    const modules = ['src/orders/a.ts', 'src/orders/b.ts', 'src/orders/tax/c.ts', 'src/orders/tax/d.ts'];
    const scores = featureFolder.score(indexFacts(factsOf({ modules })));
    expect(scores.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'src/orders/a.ts folder:src/orders',
      'src/orders/b.ts folder:src/orders',
      'src/orders/tax/c.ts folder:src/orders/tax',
      'src/orders/tax/d.ts folder:src/orders/tax',
      'folder:src/orders/tax folder:src/orders',
    ]);
  });
});
