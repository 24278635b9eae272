import { factsOf } from './facts-of.fixture';
import { indexFacts } from './facts-index';

describe('imports', () => {
  const facts = factsOf({
    imports: [
      ['src/a.ts', 'src/dto/index.ts', 'value', 'OrderDto'],
      ['src/b.ts', 'src/dto/index.ts', 'value', 'ItemDto'],
      ['src/c.ts', 'src/dto/index.ts', 'value', 'Unknown'],
      ['src/d.ts', 'src/all.ts', 'type-only', 'OrderDto'],
      ['src/dto/index.ts', 'src/dto/order.dto.ts', 're-export', 'OrderDto'],
      ['src/dto/index.ts', 'src/dto/item.dto.ts', 're-export', '*'],
      ['src/all.ts', 'src/dto/index.ts', 're-export', '*'],
    ],
    classes: { 'src/dto/order.dto.ts#OrderDto': 'other', 'src/dto/item.dto.ts#ItemDto': 'other' },
  });
  const index = indexFacts(facts);
  const targets = (file: string) => (index.importsOf.get(file) ?? []).map(({ to }) => to);

  test('a name re-exported by name leads to the module that declares it', () => {
    expect(targets('src/a.ts')).toEqual(['src/dto/order.dto.ts']);
  });

  test('a name behind `export *` leads to the module that declares the class', () => {
    expect(targets('src/b.ts')).toEqual(['src/dto/item.dto.ts']);
  });

  test('a name that nobody is seen to declare stays with the barrel', () => {
    expect(targets('src/c.ts')).toEqual(['src/dto/index.ts']);
  });

  test('a chain of barrels is followed and the import stays a type-only one', () => {
    expect(index.importsOf.get('src/d.ts')).toEqual([
      { file: 'src/d.ts', line: 13, to: 'src/dto/order.dto.ts', typeOnly: true, names: ['OrderDto'] },
    ]);
  });

  test('barrels are known, and import nothing themselves', () => {
    expect([...index.barrels].sort()).toEqual(['src/all.ts', 'src/dto/index.ts']);
    expect(targets('src/dto/index.ts')).toEqual([]);
  });

  test('barrels that re-export each other do not hang', () => {
    const circle = factsOf({
      imports: [
        ['src/x.ts', 'src/one/index.ts', 'value', 'Gone'],
        ['src/one/index.ts', 'src/two/index.ts', 're-export', '*'],
        ['src/two/index.ts', 'src/one/index.ts', 're-export', '*'],
      ],
    });
    expect(
      indexFacts(circle)
        .importsOf.get('src/x.ts')
        ?.map(({ to }) => to),
    ).toEqual(['src/one/index.ts']);
  });
});
