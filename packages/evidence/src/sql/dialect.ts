/** Where the dialects of SQL read the same character differently. */

/** `either`: not known, so that both readings must be safe. */
export interface Dialect {
  /** `\'` within `'…'` is an escaped quote. */
  readonly backslash: 'escape' | 'plain' | 'either';
  /** What stands in `"…"`. */
  readonly doubleQuotes: 'name' | 'text' | 'either';
  /** What stands in `[…]`. */
  readonly brackets: 'name' | 'array' | 'either';
  /** What `#` begins. */
  readonly hash: 'comment' | 'operator' | 'name' | 'either';
  /** Comments hold comments. */
  readonly nested: boolean;
}

const postgresql: Dialect = {
  backslash: 'plain',
  doubleQuotes: 'name',
  brackets: 'array',
  hash: 'operator',
  nested: true,
};
const mysql: Dialect = {
  backslash: 'escape',
  doubleQuotes: 'text',
  brackets: 'array',
  hash: 'comment',
  nested: false,
};
const mssql: Dialect = { backslash: 'plain', doubleQuotes: 'name', brackets: 'name', hash: 'name', nested: true };
const oracle: Dialect = { ...postgresql, brackets: 'array', nested: false };
/** SQLite reads `"x"` as text where there is no such column. */
const sqlite: Dialect = { ...oracle, doubleQuotes: 'either', brackets: 'either' };
const unknown: Dialect = {
  backslash: 'either',
  doubleQuotes: 'either',
  brackets: 'either',
  hash: 'either',
  nested: true,
};

const dialects: Readonly<Record<string, Dialect>> = {
  postgresql,
  postgres: postgresql,
  pg: postgresql,
  redshift: postgresql,
  'aws.redshift': postgresql,
  cockroachdb: postgresql,
  mysql,
  mysql2: mysql,
  mariadb: mysql,
  mssql,
  'microsoft.sql_server': mssql,
  sqlite,
  'better-sqlite3': sqlite,
  oracle,
  'oracle.db': oracle,
};

/** By the name that traces give (`db.system.name`); a text with backticks and no name is MySQL's. */
export function dialectOf(system: string | undefined, text: string): Dialect {
  const known = system === undefined ? undefined : dialects[system.toLowerCase()];
  return known ?? (text.includes('`') ? { ...unknown, doubleQuotes: 'text', brackets: 'array' } : unknown);
}
