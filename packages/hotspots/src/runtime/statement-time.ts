/** What the database server's statistics say about reads of one table: rows they give, and time they take. */
import type { StatementStatistics } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { nameKey } from './name-key';
import { statementShape } from './statement-shape';

/** Rows of one call on average, of the statement that gives most without a limit; nothing where none was seen. */
export function rowsSeen(index: FactsIndex, table: string, columns: readonly string[]): number | undefined {
  const open = readsOf(index, table).filter(({ template }) => {
    const { limited, counts } = statementShape(template);
    return !limited && !counts;
  });
  const own = open.filter((one) => sameColumns(one, columns));
  const rows = own.filter(({ calls }) => calls > 0).map((one) => one.rows / one.calls);
  return rows.length > 0 ? Math.max(...rows) : undefined;
}

/** Share of all measured time that statements take which choose rows of a table by a column; nothing where none was seen. */
export function timeShare(index: FactsIndex, table: string, column: string): number | undefined {
  const all = index.evidence?.statements?.statements ?? [];
  const whole = all.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const own = all.filter(
    (one) => one.tables.some(isNamed(table)) && statementShape(one.template).where.has(nameKey(column)),
  );
  return whole > 0 && own.length > 0 ? own.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / whole : undefined;
}

/** Reads of this table alone: of a join it is not known which side the rows are of. */
function readsOf({ evidence }: FactsIndex, table: string): StatementStatistics[] {
  const all = evidence?.statements?.statements ?? [];
  return all.filter(
    ({ operation, tables }) => operation === 'read' && tables.length === 1 && tables.some(isNamed(table)),
  );
}

function isNamed(table: string): (name: string) => boolean {
  return (name) => nameKey(name) === nameKey(table);
}

function sameColumns(statement: StatementStatistics, columns: readonly string[]): boolean {
  const keys = statementShape(statement.template).where;
  return keys.size === columns.length && columns.every((name) => keys.has(nameKey(name)));
}
