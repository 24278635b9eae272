import { Readable } from 'node:stream';
import type { StatementStatistics } from '@banyan/model';
import type { Format } from '../formats/format';
import { mysqlDigests, pgStatStatements, pgStatStatementsJson } from '../formats/statement-statistics';

async function read(text: string, format: Format = pgStatStatements, pieces = 5) {
  const statements: StatementStatistics[] = [];
  const skipped: Record<string, number> = {};
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / pieces) }, (_, i) =>
    bytes.subarray(i * pieces, (i + 1) * pieces),
  );
  const records = {
    statement: (statement: StatementStatistics) => void statements.push(statement),
    skip: (reason: string, count = 1) => void (skipped[reason] = (skipped[reason] ?? 0) + count),
  };
  await format.read(Readable.from(chunks), records as never, { file: 'a.csv', root: '/' });
  return { statements, skipped };
}

const posts = { template: 'SELECT * FROM "Post" WHERE a = ? AND b IN (?)', operation: 'read', tables: ['Post'] };

describe('pg_stat_statements', () => {
  test.each([
    [
      'PostgreSQL 12',
      'userid,dbid,queryid,query,calls,total_time,min_time,rows,shared_blks_hit,shared_blks_read',
      '10,5,-7,"SELECT * FROM ""Post""\nWHERE a = $1 and b in ($2,$3)",4,10.5,1,8,100,2',
    ],
    [
      'PostgreSQL 17',
      '"query","toplevel","calls","total_plan_time","total_exec_time","rows","shared_blks_hit","shared_blks_read","shared_blk_read_time"',
      '"select * from ""Post"" where a=$1 and b in ($2 /*, ... */)",t,4,9,10.5,8,100,2,0',
    ],
    [
      'a table of Excel',
      '\uFEFFcalls;rows;query;total_exec_time;shared_blks_hit;shared_blks_read',
      '4;8;"select * from ""Post"" where a=$1 and b in ($2)";1.05e1;100;2',
    ],
  ])('%s', async (_, header, row) => {
    const text = `${header}\r\n${row}\r\n`;
    expect(pgStatStatements.recognizes(Buffer.from(text))).toBe(true);
    expect(await read(text)).toEqual({
      statements: [{ ...posts, calls: 4, milliseconds: 10.5, mean: 2.625, rows: 8, hits: 100, reads: 2 }],
      skipped: {},
    });
  });

  test.each([
    ['an array', (row: object) => JSON.stringify([row, { query: 'x' }])],
    ['lines', (row: object) => `${JSON.stringify(row)}\n{"query":"x"}\n`],
  ])('JSON: %s', async (_, write) => {
    const row = {
      queryid: 7,
      query: 'select * from "Post" where a=$1 and b in ($2)',
      calls: 4,
      total_exec_time: 10.5,
      rows: 8,
      shared_blks_hit: 100,
      shared_blks_read: 2,
    };
    expect(pgStatStatementsJson.recognizes(Buffer.from(write(row)))).toBe(true);
    expect(await read(write(row), pgStatStatementsJson)).toEqual({
      statements: [{ ...posts, calls: 4, milliseconds: 10.5, mean: 2.625, rows: 8, hits: 100, reads: 2 }],
      skipped: { 'no-calls': 1 },
    });
  });

  test('what cannot be used is told: not visible, never called, another number of fields, cut off', async () => {
    const text = `query,calls,total_exec_time
<insufficient privilege>,3,1
select 1,0,0
,3,1
select 2
select 3,1,x
"select 4 from t where a = 'cut`;
    expect(await read(text)).toEqual({
      statements: [
        { template: 'SELECT ?', operation: 'read', tables: [], calls: 1, milliseconds: 0, mean: 0, rows: 0 },
      ],
      skipped: { 'not-visible': 1, 'no-calls': 1, 'no-statement': 1, 'wrong-number-of-fields': 2 },
    });
  });

  test('utility statements with secrets are kept without them', async () => {
    const { statements } = await read(`query,calls,total_time\n"ALTER ROLE ann PASSWORD 'hunter2'",1,1`);
    expect(statements[0]?.template).toBe('ALTER ROLE ann PASSWORD ?');
  });

  test('an empty file, a header alone and foreign tables hold nothing', async () => {
    expect(await read('query,calls,total_time')).toEqual({ statements: [], skipped: {} });
    expect(await read('')).toEqual({ statements: [], skipped: {} });
    expect(pgStatStatements.recognizes(Buffer.from('name,query\n1,2'))).toBe(false);
  });
});

describe("MySQL's digests", () => {
  const row = ['shop', '8f', 'SELECT * FROM `posts` WHERE `id` IN (...) AND `a` = ?', '4', '10500000000', '8', '0'];
  const names = [
    'SCHEMA_NAME',
    'DIGEST',
    'DIGEST_TEXT',
    'COUNT_STAR',
    'SUM_TIMER_WAIT',
    'SUM_ROWS_SENT',
    'SUM_ROWS_AFFECTED',
  ];
  test.each([
    ['tabs', `${names.join('\t')}\n${row.join('\t')}\nNULL\tNULL\tNULL\t9\t9\t0\t0\n`],
    ['commas', `${names.join(',')}\n${row.map((field) => `"${field}"`).join(',')}\nNULL,NULL,NULL,9,9,0,0\n`],
  ])('%s', async (_, text) => {
    expect(mysqlDigests.recognizes(Buffer.from(text))).toBe(true);
    expect(await read(text, mysqlDigests)).toEqual({
      statements: [
        {
          template: 'SELECT * FROM `posts` WHERE `id` IN (?) AND `a` = ?',
          operation: 'read',
          tables: ['posts'],
          calls: 4,
          milliseconds: 10.5,
          mean: 2.625,
          rows: 8,
        },
      ],
      skipped: { 'no-statement': 1 },
    });
  });
});
