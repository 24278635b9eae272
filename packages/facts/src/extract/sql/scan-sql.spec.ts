import { scanSql } from './scan-sql';

const tables = (sql: string): string[] => scanSql(sql).map(({ table, operation }) => `${operation} ${table}`);

test.each([
  ['SELECT * FROM photos WHERE id = $1', ['read photos']],
  [
    'select p.* from photos p, users as u left join "albums" a on a.id = p.album_id',
    ['read photos', 'read users', 'read albums'],
  ],
  ['SELECT 1 FROM `shop`.`orders`', ['read shop.orders']],
  ['SELECT count(*) FROM (SELECT id FROM photos) x JOIN users ON true', ['read photos', 'read users']],
  ['INSERT INTO photos (id, "from") SELECT id, \'from x\' FROM uploads', ['write photos', 'read uploads']],
  ['UPDATE photos SET n = n + 1 FROM users WHERE users.id = $1', ['write photos', 'read users']],
  ['DELETE FROM photos USING users WHERE true', ['write photos', 'read users']],
  ['TRUNCATE TABLE a, b', ['write a', 'write b']],
  ['WITH recent AS (SELECT * FROM photos), two (x) AS (SELECT 1 FROM recent) SELECT * FROM two', ['read photos']],
  ['SELECT extract(year FROM created) FROM photos', ['read photos']],
  ['SELECT * FROM photos WHERE a IS DISTINCT FROM b', ['read photos']],
  ['SELECT * FROM generate_series(1, 9) s JOIN photos ON true', ['read photos']],
  ['SELECT * FROM photos FOR UPDATE', ['read photos']],
  ['INSERT INTO a VALUES (1) ON CONFLICT (id) DO UPDATE SET x = 1', ['write a']],
  ['-- from nowhere\nSELECT /* from there */ * FROM ONLY photos', ['read photos']],
  ['SELECT * FROM ?', []],
  ['CREATE TABLE photos (id int)', []],
  ['Hello from Berlin', []],
  ['SET LOCAL statement_timeout = 5', []],
])('%s', (sql, expected) => {
  expect(tables(sql)).toEqual(expected);
});

test('a joined table is told from one that is read by itself', () => {
  expect(scanSql('SELECT * FROM a JOIN b ON true').map(({ joined }) => joined)).toEqual([false, true]);
});
