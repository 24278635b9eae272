/** What database servers call the columns of their statement statistics. */

/** Names in lower case; of several the first that is there counts. */
export interface StatisticsColumns {
  /** As traces name the server, for the dialect. */
  readonly system: string;
  readonly text: readonly string[];
  readonly calls: readonly string[];
  readonly total: readonly string[];
  /** Milliseconds of the unit of `total`. */
  readonly unit: number;
  /** Added up. */
  readonly rows: readonly string[];
  readonly hits: readonly string[];
  readonly reads: readonly string[];
}

/** `pg_stat_statements`: times are `total_time` up to PostgreSQL 12, `total_exec_time` from 13 on. */
export const postgresqlColumns: StatisticsColumns = {
  system: 'postgresql',
  text: ['query'],
  calls: ['calls'],
  total: ['total_exec_time', 'total_time'],
  unit: 1,
  rows: ['rows'],
  hits: ['shared_blks_hit'],
  reads: ['shared_blks_read'],
};

/** `events_statements_summary_by_digest` of MySQL and MariaDB: picoseconds. */
export const mysqlColumns: StatisticsColumns = {
  system: 'mysql',
  text: ['digest_text'],
  calls: ['count_star'],
  total: ['sum_timer_wait'],
  unit: 1e-9,
  rows: ['sum_rows_sent', 'sum_rows_affected'],
  hits: [],
  reads: [],
};
