/** Statements of the server's statistics, those of the same template added up. */
import type { StatementStatistics } from '@banyan/model';
import { round } from './traffic/round';

/** Add statements, then ask. */
export class StatementTally {
  private readonly rows = new Map<string, StatementStatistics>();

  add(statement: StatementStatistics): void {
    const known = this.rows.get(statement.template);
    this.rows.set(statement.template, known ? sumOf(known, statement) : statement);
  }

  /** The most total time first. */
  toStatements(): StatementStatistics[] {
    return [...this.rows.values()].sort(
      (a, b) => b.milliseconds - a.milliseconds || (a.template < b.template ? -1 : 1),
    );
  }
}

function sumOf(a: StatementStatistics, b: StatementStatistics): StatementStatistics {
  const calls = a.calls + b.calls;
  const milliseconds = round(a.milliseconds + b.milliseconds);
  const add = (name: 'hits' | 'reads') =>
    a[name] === undefined && b[name] === undefined ? {} : { [name]: (a[name] ?? 0) + (b[name] ?? 0) };
  const mean = calls === 0 ? 0 : round(milliseconds / calls);
  return { ...a, calls, milliseconds, mean, rows: a.rows + b.rows, ...add('hits'), ...add('reads') };
}
