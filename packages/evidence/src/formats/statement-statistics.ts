/** The statistics that database servers keep of their statements, written to a file. */
import { JsonCutter } from '../json/json-cutter';
import { delimiterOf, readRows } from '../statistics/read-rows';
import { mysqlColumns, postgresqlColumns, type StatisticsColumns } from '../statistics/statistics-columns';
import { toStatementStatistics } from '../statistics/to-statement-statistics';
import type { Format, Records } from './format';
import { looksLike } from './looks-like';

/** `\copy (select * from pg_stat_statements) to 'statements.csv' csv header`. */
export const pgStatStatements: Format = {
  name: 'pg-stat-statements',
  describes: 'pg_stat_statements of PostgreSQL as CSV with a header',
  recognizes: (head) => hasColumns(head, postgresqlColumns),
  read: (bytes, records) =>
    readRows(bytes, (row) => add(row && ((column) => row.get(column)), postgresqlColumns, records)),
};

/** `select json_agg(s) from pg_stat_statements s`, or one JSON object a line. */
export const pgStatStatementsJson: Format = {
  name: 'pg-stat-statements-json',
  describes: 'pg_stat_statements of PostgreSQL as JSON',
  recognizes: (head) => looksLike(head, /^\s*[[{]/, /"query"\s*:/, /"calls"\s*:/, /"total_(?:exec_)?time"\s*:/),
  async read(bytes, records) {
    const cutter = new JsonCutter(
      { name: 'row', keep: true },
      {
        kept: (_, rows) => {
          for (const row of rows)
            add((column) => (row as Readonly<Record<string, unknown>>)[column], postgresqlColumns, records);
        },
        skipped: (reason) => records.skip(reason),
      },
    );
    for await (const piece of bytes) cutter.write(piece);
    cutter.end();
  },
};

/** `select * from performance_schema.events_statements_summary_by_digest`, with `mysql --batch` or as CSV. */
export const mysqlDigests: Format = {
  name: 'mysql-digests',
  describes: 'events_statements_summary_by_digest of MySQL and MariaDB as CSV or parted by tabs, with a header',
  recognizes: (head) => hasColumns(head, mysqlColumns),
  read: (bytes, records) => readRows(bytes, (row) => add(row && ((column) => row.get(column)), mysqlColumns, records)),
};

/** A row of the table, or `undefined` for one that is none. */
function add(
  valueOf: ((column: string) => unknown) | undefined,
  columns: StatisticsColumns,
  records: Pick<Records, 'statement' | 'skip'>,
): void {
  const statement = valueOf ? toStatementStatistics(valueOf, columns) : 'wrong-number-of-fields';
  if (typeof statement === 'string') records.skip(statement);
  else records.statement(statement);
}

/** The first line names the statement, the calls and the time. */
function hasColumns(head: Buffer, { text, calls, total }: StatisticsColumns): boolean {
  const line = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n', 1)[0]!;
  const names = line.split(delimiterOf(line)).map((name) => name.trim().replace(/^"|"$/g, '').toLowerCase());
  return [text, calls, total].every((wanted) => wanted.some((name) => names.includes(name)));
}
