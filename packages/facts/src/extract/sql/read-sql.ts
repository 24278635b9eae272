/** SQL text → tables and statements. The parser is loaded when the first raw SQL is met; it takes 60 ms of processor. */
import { parseFragment, type ParseSql, parseStatement } from './parse-statement';
import { portableSql } from './portable-sql';
import type { SqlTable } from './sql-table';
import { statementTables } from './statement-tables';

/** Reads SQL; remembers what it has read. */
export interface SqlReader {
  /** The tables that a text reads and writes; none for a text that is no SQL on rows. */
  readonly tables: (sql: string) => readonly SqlTable[];
}

const verb =
  /^(?:[\s(]|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:SELECT|INSERT|UPDATE|DELETE|WITH|TRUNCATE|REPLACE|MERGE|COPY|EXPLAIN|REFRESH|VALUES)\b/i;
const partOfOne = /\(\s*SELECT\b[\s\S]*\bFROM\b|^\s*(?:(?:LEFT|RIGHT|FULL|INNER|CROSS|OUTER|NATURAL)\s+)*JOIN\b/i;

/** Whether a text looks like SQL on rows, whole or in part. */
export function looksLikeSql(text: string): boolean {
  return verb.test(text) || partOfOne.test(text);
}

/** Loads the parser (PostgreSQL's own grammar, compiled to WebAssembly). */
export async function loadSqlReader(): Promise<SqlReader> {
  const { loadModule, parseSync } = await import('libpg-query');
  await loadModule();
  return sqlReader(parseSync as ParseSql);
}

/** A reader over a parser. */
export function sqlReader(parse: ParseSql): SqlReader {
  const known = new Map<string, readonly SqlTable[]>();
  return {
    tables: (sql) => {
      const found = known.get(sql) ?? (looksLikeSql(sql) ? readTables(sql, parse) : []);
      known.set(sql, found);
      return found;
    },
  };
}

function readTables(sql: string, parse: ParseSql): readonly SqlTable[] {
  return distinct(statementsOf(sql).flatMap((statement) => tablesOf(statement, parse)));
}

/** Nothing for what the parser refuses in every reading. */
function tablesOf(statement: string, parse: ParseSql): readonly SqlTable[] {
  if (!looksLikeSql(statement)) return [];
  const whole = verb.test(statement) ? parseStatement(statement, parse) : undefined;
  if (whole) return statementTables(whole);
  const part = partOfOne.test(statement) ? parseFragment(statement, parse) : undefined;
  // How many rows come back is said by the whole statement, which is elsewhere.
  return part ? statementTables(part).map(({ rows: _, ...table }) => table) : [];
}

/** Statements of a text; its strings are empty by now, so that a semicolon parts. */
function statementsOf(sql: string): string[] {
  const text = portableSql(sql, /\\'/.test(sql) && !/'\\'/.test(sql));
  return text.split(';').filter((statement) => statement.trim() !== '');
}

function distinct(tables: readonly SqlTable[]): SqlTable[] {
  const byKey = new Map<string, SqlTable>();
  for (const table of tables) {
    const key = `${table.table.toLowerCase()} ${table.operation}`;
    if (!byKey.has(key)) byKey.set(key, table);
  }
  return [...byKey.values()];
}
