import fc from 'fast-check';
import { normalizeStatement } from './normalize-statement';

const templateOf = (text: string, system?: string) => normalizeStatement(text, system).template;

describe('literals, markers and comments are taken out', () => {
  test.each([
    ["SELECT * FROM t WHERE a = 'it''s' AND b=12", undefined, 'SELECT * FROM t WHERE a = ? AND b = ?'],
    [
      'select * from t where a=$1 and b = :name and c=@p0 and d = ?1',
      undefined,
      'SELECT * FROM t WHERE a = ? AND b = ? AND c = ? AND d = ?',
    ],
    [String.raw`SELECT E'a\'b', $$x 'y'$$, $t$ z $t$ FROM t`, 'postgresql', 'SELECT ?, ?, ? FROM t'],
    [String.raw`SELECT 'C:\' FROM t WHERE a = 'x'`, 'postgresql', 'SELECT ? FROM t WHERE a = ?'],
    [String.raw`SELECT 'it\'s' FROM t WHERE a = "x"`, 'mysql', 'SELECT ? FROM t WHERE a = ?'],
    [String.raw`SELECT a FROM t WHERE b = 'it\'s' AND c = 'x'`, undefined, 'SELECT a FROM t WHERE b = ?'],
    [
      'SELECT 0xff, 1.5e-7, .5, -3, a-1, 1_000, TRUE, null FROM t',
      undefined,
      'SELECT ?, ?, ?, ?, a - ?, ?, TRUE, NULL FROM t',
    ],
    [
      "SELECT DATE '2024-01-31', interval '1 day', X'ff', N'ä', _utf8'x'",
      undefined,
      'SELECT DATE ?, INTERVAL ?, ?, ?, ?',
    ],
    [
      "SELECT 1 /* a */ FROM t -- b\n WHERE c = 1 /*traceparent='00-ab',route='%2Fx'*/",
      undefined,
      'SELECT ? FROM t WHERE c = ?',
    ],
    ['SELECT 1 FROM t # secret\nWHERE a = 1', 'mysql', 'SELECT ? FROM t WHERE a = ?'],
    ['SELECT /* a /* b */ secret */ a FROM t', 'postgresql', 'SELECT a FROM t'],
    [
      "SELECT data->>'key', a::text, b #>> '{x}' FROM t WHERE c @> '{}'",
      'postgresql',
      'SELECT data ->> ?, a::text, b #>> ? FROM t WHERE c @> ?',
    ],
    ['SELECT a[1:2] FROM t;', 'postgresql', 'SELECT a[? ?] FROM t'],
    ["SET app.user TO 'ann'", undefined, 'SET app.user TO ?'],
    ['SET LOCAL app.tenant = acme', undefined, 'SET LOCAL app.tenant = ?'],
    ['SET TRANSACTION ISOLATION LEVEL READ COMMITTED', undefined, 'SET TRANSACTION ISOLATION LEVEL READ COMMITTED'],
    ['SELECT @@version, @mine', 'mysql', 'SELECT @@version, ?'],
  ])('%s', (text, system, template) => {
    expect(templateOf(text, system)).toBe(template);
  });
});

describe('lists and rows count as one', () => {
  test.each([
    [
      'SELECT a FROM t WHERE b IN (1,2, 3) AND c = ANY(ARRAY[$1,$2])',
      'SELECT a FROM t WHERE b IN (?) AND c = ANY(ARRAY[?])',
    ],
    ['SELECT a FROM t WHERE (b, c) IN ((1, 2), (3, 4))', 'SELECT a FROM t WHERE (b, c) IN ((?))'],
    ['INSERT INTO t (a, b) VALUES (1, 2), (3, 4),(5,6) RETURNING id', 'INSERT INTO t(a, b) VALUES (?) RETURNING id'],
    [
      'INSERT INTO t(a,b,c) VALUES (DEFAULT, $1, now()), (DEFAULT, $2, now())',
      'INSERT INTO t(a, b, c) VALUES (DEFAULT, ?, NOW())',
    ],
    ['SELECT a FROM t WHERE b IN ($1 /*, ... */)', 'SELECT a FROM t WHERE b IN (?)'],
    ['SELECT a FROM t WHERE b IN (...) AND c = ? AND ...', 'SELECT a FROM t WHERE b IN (?) AND c = ? AND'],
    ['SELECT a FROM t WHERE b IN (1, 2', 'SELECT a FROM t WHERE b IN (?'],
    ['SELECT COALESCE(1, 2), f(1, 2) FROM t LIMIT 1, 2', 'SELECT COALESCE(?, ?), f(?, ?) FROM t LIMIT ?, ?'],
  ])('%s', (text, template) => {
    expect(templateOf(text)).toBe(template);
  });

  test('spaces, line ends and the case of keywords make no difference, names do', () => {
    const template = 'SELECT COUNT(*), a FROM "Post" WHERE b = ? ORDER BY c DESC';
    expect(templateOf('select count (*) ,a\n\tFrom "Post"\nwhere b=1 order by c desc;')).toBe(template);
    expect(templateOf('SELECT COUNT(*), a FROM "post" WHERE b = 1 ORDER BY c DESC')).not.toBe(template);
  });
});

describe('tables and operation', () => {
  test.each([
    [
      'SELECT * FROM posts p JOIN authors a ON a.id = p.author LEFT JOIN "public"."Tag" t ON true, logs',
      'read',
      ['authors', 'logs', 'posts', 'public.Tag'],
    ],
    [
      'WITH recent AS (SELECT * FROM posts), n (x) AS MATERIALIZED (SELECT 1) SELECT * FROM recent, n JOIN authors ON 1=1',
      'read',
      ['authors', 'posts'],
    ],
    ['WITH gone AS (DELETE FROM posts RETURNING *) SELECT * FROM gone', 'write', ['posts']],
    ['INSERT INTO a (x) SELECT y FROM b ON CONFLICT (x) DO UPDATE SET x = excluded.x', 'write', ['a', 'b']],
    ['INSERT INTO `a` (`x`) VALUES (1) ON DUPLICATE KEY UPDATE x = VALUES(x)', 'write', ['a']],
    ['INSERT OR REPLACE INTO a VALUES (1)', 'write', ['a']],
    ['UPDATE "a" SET x = (SELECT max(y) FROM b) WHERE id = 1', 'write', ['a', 'b']],
    [
      'UPDATE u SET x = 1 FROM dbo.users u JOIN [dbo].[Role Names] r ON r.id = u.role',
      'write',
      ['dbo.Role Names', 'dbo.users'],
    ],
    ['DELETE FROM ONLY a USING b WHERE a.id = b.id', 'write', ['a', 'b']],
    ['SELECT * FROM a FOR UPDATE SKIP LOCKED', 'read', ['a']],
    [
      'SELECT EXTRACT(YEAR FROM created) FROM a WHERE b IS DISTINCT FROM c AND d IN (SELECT id FROM e)',
      'read',
      ['a', 'e'],
    ],
    ['SELECT * FROM generate_series(1, 2) g, unnest($1) u JOIN a USING (id)', 'read', ['a']],
    ['SELECT * FROM (SELECT * FROM a WHERE x = 1) s, (b CROSS JOIN c)', 'read', ['a', 'b', 'c']],
    ['(SELECT 1 FROM a) UNION ALL (SELECT 2 FROM b)', 'read', ['a', 'b']],
    ['TRUNCATE TABLE a', 'write', ['a']],
    ['MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN UPDATE SET x = 1', 'write', ['a', 'b']],
    ['BEGIN', 'other', []],
    ['COMMIT', 'other', []],
    ['START TRANSACTION', 'other', []],
    ['SHOW TABLES FROM shop', 'other', []],
    ['SET search_path TO a', 'other', []],
    ['BEGIN; INSERT INTO a VALUES (1); COMMIT', 'write', ['a']],
    ['EXPLAIN SELECT * FROM a', 'other', []],
    ["SELECT x FROM (SELECT y FROM b WHERE z = 'cut of", 'read', ['b']],
    ['', 'other', []],
  ] as const)('%s', (text, operation, tables) => {
    expect(normalizeStatement(text)).toMatchObject({ operation, tables });
  });
});

describe('what is no SQL', () => {
  test.each([
    ['{"where":{"email":"a@b.c","id":[1,2]},"take":5}', 'typeorm', '{where: {email: ?, id: [?]}, take: ?}', 'read'],
    ['[{"$match":{"a":1}},{"$match":{"a":2}},{"$limit":3}]', 'mongodb', '[{$match: {a: ?}}, {$limit: ?}]', 'read'],
    ['{"insert":"posts","documents":[{"a":"secr', 'mongodb', '{insert: ?, documents: [{a: ?}]}', 'write'],
    ['{"64a1f0c2b3d4e5f601234567":1,"a@b.c":2}', undefined, '{?: ?}', 'other'],
    ['{ _id: ObjectId("64a1, }"), n: /x/ }', 'mongodb', '{_id: ?, n: ?}', 'other'],
    ['SET user:12 secret', 'redis', 'SET ?', 'write'],
    ['get user:12', 'redis', 'GET ?', 'read'],
    ['find {"email":"a@b.c"}', undefined, 'FIND ?', 'read'],
    ['secret', undefined, '?', 'other'],
    ['PING', 'redis', 'PING', 'other'],
  ])('%s', (text, system, template, operation) => {
    expect(normalizeStatement(text, system)).toEqual({ template, operation, tables: [] });
  });
});

/** A literal as a client would write it, with something in it that must not be found again. */
const secret = fc.tuple(fc.string(), fc.stringMatching(/^zq[0-9a-f]{8}$/), fc.string()).map((parts) => parts.join(''));
const inTemplate = (text: string, system?: string) => /zq[0-9a-f]{8}/.test(templateOf(text, system));

describe('no literal is ever seen again', () => {
  const single = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const escaped = (text: string) => `'${text.replace(/['\\]/g, '\\$&')}'`;
  test.each([
    ['postgresql', single],
    ['mssql', single],
    ['sqlite', single],
    [undefined, single],
    ['mysql', escaped],
    [undefined, escaped],
    ['postgresql', (text: string) => `E${escaped(text)}`],
    ['postgresql', (text: string) => `$q$${text.replaceAll('$', '')}$q$`],
    ['mysql', (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`],
  ])('%s', (system, quote) => {
    fc.assert(
      fc.property(secret, secret, fc.nat(400), (a, b, cut) => {
        const text = `SELECT * FROM t WHERE a = ${quote(a)} AND b IN (${quote(b)}, ${quote(a)}) -- ${a.replaceAll('\n', '')}`;
        expect(inTemplate(text, system)).toBe(false);
        expect(inTemplate(text.slice(0, cut), system)).toBe(false);
        if (system) expect(templateOf(text, system)).toBe('SELECT * FROM t WHERE a = ? AND b IN (?)');
      }),
    );
  });

  test('numbers', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.bigInt()), (number) => {
        expect(templateOf(`SELECT a FROM t WHERE b = ${number}`)).toBe('SELECT a FROM t WHERE b = ?');
      }),
    );
  });

  test('values of JSON, whole or cut off', () => {
    fc.assert(
      fc.property(secret, fc.nat(200), (text, cut) => {
        const json = JSON.stringify({ where: { a: text, b: [text, { c: text }] } });
        expect(templateOf(json)).toBe('{where: {a: ?, b: [?, {c: ?}]}}');
        expect(inTemplate(json.slice(0, cut))).toBe(false);
      }),
    );
  });

  test('any text at all gives a template', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void normalizeStatement(text)));
    fc.assert(fc.property(fc.string(), (text) => void normalizeStatement(`SELECT ${text}`)));
  });
});

describe('a template is its own template: recorded traces are read again', () => {
  const statements = [
    'SELECT a[1:2], b::int, c ->> \'k\' FROM "T" WHERE (x, y) IN ((1, 2), (3, 4)) AND z = ANY(ARRAY[1, 2])',
    "INSERT INTO t (a, b) VALUES (DEFAULT, 'x'), (1, now()) ON CONFLICT (a) DO UPDATE SET b = excluded.b RETURNING *",
    "UPDATE u SET n = n - 1, m = -1 WHERE k LIKE '%x' OR k IS NOT NULL;",
    'SET LOCAL app.tenant = acme',
    "SELECT * FROM t WHERE a @> '{}' AND b <@ c AND d ? 'e' AND f <> 1 AND g != 2",
    '{"where":{"email":"a@b.c","id":[1,{"x":2}]},"order":{}}',
    'GET user:12',
  ];
  test.each(
    statements.flatMap((text) =>
      [undefined, 'postgresql', 'mysql', 'mssql', 'sqlite'].map((system) => [text, system] as const),
    ),
  )('%s (%s)', (text, system) => {
    const once = normalizeStatement(text, system);
    expect(normalizeStatement(once.template, system)).toEqual(once);
  });

  test('whatever the text', () => {
    const piece = fc.constantFrom(
      'SELECT',
      'FROM',
      'IN',
      'VALUES',
      '(',
      ')',
      ',',
      '1',
      "'x'",
      'a',
      '"b"',
      'a.b',
      '-',
      '=',
      '[',
      ']',
      '::',
      ';',
      'INSERT INTO',
      'UPDATE',
      '*',
      'AND',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const once = templateOf(`SELECT ${pieces.join(' ')}`, 'postgresql');
        expect(templateOf(once, 'postgresql')).toBe(once);
      }),
    );
  });
});
