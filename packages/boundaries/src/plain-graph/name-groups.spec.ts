import { nameGroups } from './name-groups';

const namesOf = (...groups: string[][]) => {
  const partition = new Map(groups.flatMap((members, group) => members.map((node) => [node, group] as const)));
  return [...nameGroups(partition)].sort(([a], [b]) => a - b).map(([, name]) => name);
};

describe('names of groups', () => {
  test('are the words members have in common and others have not', () => {
    expect(
      namesOf(
        ['src/shop/order.ts', 'src/shop/order-item.ts', 'src/shop/tax.ts'],
        ['src/shop/photo.ts', 'src/shop/photo-album.ts'],
      ),
    ).toEqual(['order', 'photo']);
  });

  test('are technical words only where there are no others', () => {
    expect(namesOf(['OrderService', 'OrderController'], ['Service', 'Controller'])[0]).toBe('order');
  });

  test('are unique, and a number is the last resort', () => {
    expect(new Set(namesOf(['x1'], ['x2'], ['x3'], ['1'], ['2'])).size).toBe(5);
    const same = Array.from({ length: 5 }, (_, at) => [`order/${' '.repeat(at)}order`]);
    expect(new Set(namesOf(...same)).size).toBe(5);
  });

  test('are lower case with dashes', () => {
    for (const name of namesOf(['HTTPServer_v2', 'Größe'], ['a.b.C#run'], ['日本'], ['💡']))
      expect(name).toMatch(/^[^A-Z\s/#.]+$/);
  });
});
