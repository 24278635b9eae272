import fc from 'fast-check';
import { normalize, normalizeStatement } from './normalize-statement';
import { withSameLiterals } from './same-literals';

const alike = (text: string) => withSameLiterals(text).replace(/(?:id)?7040961352818/g, '#');

test.each([
  ['select * from a where id = 12 and b in (1,2, 3) limit 5', 'select * from a where id = # and b in (#,#, #) limit #'],
  ["where id = '5b8efff7-9803-4103-a269-b633813fc60c'", "where id = '#'"],
  ['from posts2 where $1 = 1.5 and x = 0xff and y = 1e5', 'from posts2 where $1 = 1.5 and x = 0xff and y = 1e5'],
  ["where name = 'anna' and word = 'deadbee'", "where name = 'anna' and word = 'deadbee'"],
])('%s is looked up as %s', (text, expected) => expect(alike(text)).toBe(expected));

test('a name with a number in it stays the name it is', () => {
  expect(normalizeStatement('select "col 1 a" from "t 2 b"', 'postgresql')).toEqual({
    template: 'SELECT "col 1 a" FROM "t 2 b"',
    operation: 'read',
    tables: ['t 2 b'],
  });
});

test('a statement looked up is the statement scanned', () => {
  const piece = fc.constantFrom(
    ...[
      'select',
      'from',
      'where',
      'in',
      'values',
      'limit',
      'insert into',
      'set',
      'a1',
      '"t"',
      '"u 3 v"',
      '`w 4`',
      '[x 5 y]',
    ],
    ...[
      '1',
      '22',
      '1.5',
      '-7',
      '0x1f',
      '$1',
      ':id',
      '?',
      "'a'",
      "'a''b'",
      "'\\' 8 '",
      "'deadbeef'",
      "'12345678'",
      '"',
      "'",
    ],
    ...['(', ')', ',', '=', ';', '/*', '*/', '-- 9', '\n', '$$', '{', '"a 6 b":', '7040961352818', '#', 'E', '.'],
  );
  const system = fc.constantFrom(undefined, 'postgresql', 'mysql', 'mssql', 'sqlite', 'mongodb', 'redis');
  const text = fc
    .array(fc.tuple(piece, fc.constantFrom(' ', ' ', '')), { maxLength: 14 })
    .map((all) => all.flat().join(''));
  fc.assert(
    fc.property(text, system, (statement, from) => {
      expect(normalizeStatement(statement, from)).toEqual(normalize(statement, from));
    }),
    { numRuns: 5000 },
  );
});
