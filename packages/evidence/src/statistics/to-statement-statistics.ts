/** A row of a server's statistics → a statement without literals. */
import type { StatementStatistics } from '@banyan/model';
import { normalizeStatement } from '../sql/normalize-statement';
import type { StatisticsColumns } from './statistics-columns';

/** The row, or why it cannot be used. Counts that are missing are 0. */
export function toStatementStatistics(
  valueOf: (column: string) => unknown,
  columns: StatisticsColumns,
): StatementStatistics | 'no-statement' | 'not-visible' | 'no-calls' {
  const text = columns.text.map(valueOf).find((value) => typeof value === 'string');
  if (typeof text !== 'string' || text === '' || text === 'NULL' || text === '\\N') return 'no-statement';
  if (text.startsWith('<insufficient privilege>')) return 'not-visible';
  const calls = sumOf(columns.calls, valueOf) ?? 0;
  if (calls <= 0) return 'no-calls';
  const milliseconds = (firstOf(columns.total, valueOf) ?? 0) * columns.unit;
  const hits = sumOf(columns.hits, valueOf);
  const reads = sumOf(columns.reads, valueOf);
  return {
    ...normalizeStatement(text, columns.system),
    calls,
    milliseconds: rounded(milliseconds),
    mean: rounded(milliseconds / calls),
    rows: sumOf(columns.rows, valueOf) ?? 0,
    ...(hits !== undefined && { hits }),
    ...(reads !== undefined && { reads }),
  };
}

function firstOf(columns: readonly string[], valueOf: (column: string) => unknown): number | undefined {
  return columns.map((column) => numberOf(valueOf(column))).find((value) => value !== undefined);
}

function sumOf(columns: readonly string[], valueOf: (column: string) => unknown): number | undefined {
  const values = columns.map((column) => numberOf(valueOf(column))).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
}

/** Servers and tools write `1234`, `1234.5`, `1.2e3`; nothing else is a number. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d[\d.]*(?:e[+-]?\d+)?$/i.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
