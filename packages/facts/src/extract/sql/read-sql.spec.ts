/** SQL of several dialects, with holes, as code holds it. */
import { loadSqlReader, type SqlReader } from './read-sql';

let reader: SqlReader;
beforeAll(async () => {
  reader = await loadSqlReader();
});

const tables = (sql: string): string[] => reader.tables(sql).map(({ table, operation }) => `${operation} ${table}`);

test.each([
  ['SELECT * FROM photos WHERE id = $1', ['read photos']],
  [
    'select p.* from photos p, users as u left join "albums" a on a.id = p.album_id',
    ['read photos', 'read users', 'read albums'],
  ],
  ['SELECT 1 FROM `shop`.`orders` WHERE a = ? AND b IN (?)', ['read shop.orders']],
  ['SELECT count(*) FROM (SELECT id FROM photos) x JOIN users ON true', ['read photos', 'read users']],
  ['INSERT INTO photos (id, "from") SELECT id, \'from x\' FROM uploads', ['write photos', 'read uploads']],
  ['UPDATE photos SET n = n + 1 FROM users WHERE users.id = $1', ['write photos', 'read users']],
  ['DELETE FROM photos USING users WHERE true', ['write photos', 'read users']],
  ['TRUNCATE TABLE a, b', ['write a', 'write b']],
  ['SELECT * FROM public.photos JOIN auth.users ON true', ['read photos', 'read auth.users']],
  ['WITH recent AS (SELECT * FROM photos), two (x) AS (SELECT 1 FROM recent) SELECT * FROM two', ['read photos']],
  ['WITH photos AS (SELECT * FROM photos) SELECT * FROM photos', ['read photos']],
  ['WITH gone AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM gone', ['write a', 'write b']],
  ['WITH RECURSIVE t AS (SELECT 1 FROM a UNION ALL SELECT 1 FROM t) SELECT * FROM t', ['read a']],
  ['SELECT extract(year FROM created) FROM photos', ['read photos']],
  ['SELECT * FROM photos WHERE a IS DISTINCT FROM b', ['read photos']],
  ['SELECT * FROM generate_series(1, 9) s JOIN photos ON true', ['read photos']],
  ['SELECT * FROM photos p FOR UPDATE OF p', ['read photos']],
  ['INSERT INTO a VALUES (1) ON CONFLICT (id) DO UPDATE SET x = (SELECT max(x) FROM b)', ['write a', 'read b']],
  ['-- from nowhere\nSELECT /* from there */ * FROM ONLY photos', ['read photos']],
  ['MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN UPDATE SET x = 1', ['write a', 'read b']],
  ['SELECT 1 FROM a WHERE EXISTS (SELECT 1 FROM b WHERE b.x = a.x); DELETE FROM c', ['read a', 'read b', 'write c']],
  ['CREATE TABLE photos (id int)', []],
  ['Hello from Berlin', []],
  ['SET LOCAL statement_timeout = 5', []],
])('%s', (sql, expected) => {
  expect(tables(sql)).toEqual(expected);
});

test.each([
  ['INSERT IGNORE INTO a (x) VALUES (?)', ['write a']],
  ['INSERT OR REPLACE INTO a VALUES (@x)', ['write a']],
  ['REPLACE INTO a (x) SELECT y FROM b', ['write a', 'read b']],
  ['INSERT INTO a (x) VALUES (?) ON DUPLICATE KEY UPDATE x = VALUES(x)', ['write a']],
  ['SELECT * FROM a LIMIT ?, ?', ['read a']],
  ['SELECT * FROM a WHERE d > NOW() - INTERVAL 1 DAY AND n REGEXP ?', ['read a']],
  ["SELECT 'it\\'s from b' FROM a", ['read a']],
  ['SELECT TOP 5 * FROM [dbo].[Users] WITH (NOLOCK)', ['read dbo.Users']],
  ['UPDATE a JOIN b ON a.x = b.x SET a.y = b.y', ['write a', 'read b']],
  ['UPDATE `a` AS t LEFT JOIN b ON t.x = b.x SET t.y = b.y WHERE t.z = 1', ['write a', 'read b']],
  ['DELETE t FROM a t JOIN b ON t.x = b.x WHERE b.y IS NULL', ['write a', 'read b']],
])('other dialects: %s', (sql, expected) => {
  expect(tables(sql)).toEqual(expected);
});

test.each([
  ['SELECT * FROM _hole0_', []],
  ['SELECT * FROM _hole0_.users', ['read users']],
  ['SELECT _hole0_ FROM users WHERE _hole1_ ORDER BY x _hole2_ LIMIT _hole3_', ['read users']],
  ['SELECT * FROM users WHERE a = 1 _hole0_', ['read users']],
  ['SELECT * FROM users _hole0_ WHERE a IN _hole1_', ['read users']],
  ['INSERT INTO users (_hole0_) VALUES _hole1_ ON CONFLICT DO NOTHING', ['write users']],
  ["SELECT * FROM users WHERE data ? 'key' AND x = $1", ['read users']],
  ["SELECT * FROM users WHERE name LIKE '%_hole0_%'", ['read users']],
  ['(SELECT max(x) FROM b WHERE b.id = a.id) AS newest', ['read b']],
  ['EXISTS (SELECT 1 FROM b WHERE b.id = a.id)', ['read b']],
  ['LEFT JOIN b ON b.id = a.id', ['read b']],
  ['SELECT * FROM ??', ['read _arg1_']],
])('pieces that are not known: %s', (sql, expected) => {
  expect(tables(sql)).toEqual(expected);
});

test('columns and what they are compared with', () => {
  const [read] = reader.tables('SELECT a, b FROM t WHERE c = $1 AND t.d IN (:ids) AND e = 1');
  expect(read).toMatchObject({
    columns: ['a', 'b'],
    key: { columns: ['c', 'd', 'e'], values: ['_arg1_', '_argids_', undefined], many: true },
  });
  expect(reader.tables('UPDATE t SET x = 1, y = 2 WHERE a = 1 OR b = 2')).toEqual([
    { table: 't', operation: 'write', joined: false, columns: ['x', 'y'] },
  ]);
});
