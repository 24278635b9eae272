import { indexFacts } from '../facts-index';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { coupleEntities } from './couple-entities';

const entities = Object.fromEntries(['A', 'B', 'C'].map((name) => [name, { file: `src/${name}.ts` }]));

function told(sketch: FactsSketch): string[] {
  const graph = coupleEntities(indexFacts(factsOf({ entities, ...sketch })));
  return graph
    .mapEdges((_edge, { parts }, a, b) =>
      parts.map(({ criterion, weight, text }) => `${a} ${b} ${criterion} ${weight.toFixed(3)} ${text}`),
    )
    .flat();
}

describe('the level of entities', () => {
  test('a key ties two', () => {
    expect(told({ entities: { ...entities, A: { file: 'src/A.ts', refersTo: { b: 'B' } } } })).toEqual([
      'entity:A entity:B entity-relation 0.500 A.b refers to B',
    ]);
  });

  test('a transaction ties what it writes: two arms in a row hold half as much', () => {
    expect(told({ transactions: [['src/s.ts#S.run', 'A', 'B']] })).toEqual([
      `entity:A entity:B transaction ${(0.5 / Math.SQRT2).toFixed(3)} S.run writes A, B in one transaction`,
    ]);
  });

  test('a function that uses two ties them, one that uses three ties each two half as much', () => {
    const two = told({ accesses: [...use('A'), ...use('B')] });
    const three = told({ accesses: [...use('A'), ...use('B'), ...use('C')] });
    expect(two).toEqual(['entity:A entity:B shared-entity 0.396 S.run writes A, S.run writes B']);
    expect(three).toHaveLength(3);
    expect(three[0]).toContain('0.198');
  });

  test('entry points tie what they lead to, by their share', () => {
    const found = told({
      endpoints: [
        ['GET', '/both', 'src/c.ts#both'],
        ['GET', '/one', 'src/c.ts#one'],
      ],
      calls: [
        ['src/c.ts#both', 'src/a.ts#readA'],
        ['src/c.ts#both', 'src/b.ts#readB'],
        ['src/c.ts#one', 'src/a.ts#readA'],
      ],
      accesses: [
        ['src/a.ts#readA', 'A', 'read'],
        ['src/b.ts#readB', 'B', 'read'],
      ],
    });
    expect(found).toEqual([
      'entity:A entity:B use-case 0.500 1 of 2 entry points that lead to the one lead to the other',
    ]);
  });

  test('an entry point that leads to a dozen ties none of them, and counts little where another ties two', () => {
    const names = Array.from({ length: 12 }, (_, at) => `E${String.fromCharCode(97 + at)}`);
    const many: FactsSketch = {
      entities: Object.fromEntries(names.map((name) => [name, { file: `src/${name}.ts` }])),
      endpoints: [
        ['GET', '/all', 'src/c.ts#all'],
        ['GET', '/two', 'src/c.ts#two'],
      ],
      calls: [...names.map((name) => read('all', name)), read('two', 'Ea'), read('two', 'Eb')],
      accesses: names.map((name) => [`src/${name}.ts#read`, name, 'read'] as const),
    };
    const weight = ((1 + 1 / 11) / 2).toFixed(3);
    expect(told(many)).toEqual([
      `entity:Ea entity:Eb use-case ${weight} 2 of 2 entry points that lead to the one lead to the other`,
    ]);
  });

  test('a migration ties nothing', () => {
    const run = 'src/migrations/1700000000000-init.ts#Init.up';
    const classes = {
      'src/migrations/1700000000000-init.ts#Init': { role: 'other', implements: ['MigrationInterface'] },
    };
    const accesses = [
      [run, 'A', 'write'],
      [run, 'B', 'write'],
    ] as const;
    expect(told({ classes, accesses } as FactsSketch)).toEqual([]);
  });

  test('an entity that nothing ties is a node all the same', () => {
    expect(coupleEntities(indexFacts(factsOf({ entities }))).nodes()).toEqual(['entity:A', 'entity:B', 'entity:C']);
  });
});

function use(entity: string) {
  return [['src/s.ts#S.run', entity, 'write'] as const];
}

function read(caller: string, entity: string) {
  return [`src/c.ts#${caller}`, `src/${entity}.ts#read`] as const;
}
