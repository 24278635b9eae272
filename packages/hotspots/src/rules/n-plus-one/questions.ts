/** Statements of the project: one for each call on a data layer, whatever else the call touches. */
import { type DataAccessFact, groupBy } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';

/** Accesses that stand for the statements of their calls, by entity and operation. */
export function questionsByTable(index: FactsIndex): Map<string, DataAccessFact[]> {
  const statements = [...index.accessesOf.values()].flatMap((accesses) =>
    statementsOf(accesses).flatMap((touched) => mainOf(touched) ?? []),
  );
  return groupBy(statements, ({ entity, operation }) => `${entity} ${operation}`);
}

interface Statement extends Pick<DataAccessFact, 'call' | 'line' | 'heirs'> {
  readonly touched: DataAccessFact[];
}

/** A function's accesses by statement: what is chained belongs to one, `db.select(…).from(…).join` to `db.select(…).from`. */
function statementsOf(accesses: readonly DataAccessFact[]): DataAccessFact[][] {
  const statements: Statement[] = [];
  const inOrder = [...accesses].sort((a, b) => a.line - b.line || a.call.length - b.call.length);
  for (const access of inOrder) {
    const { call, line, heirs } = access;
    const same = statements.findLast(
      (one) =>
        sameHeirs(one, access) && ((one.line === line && one.call === call) || call.startsWith(`${one.call}(…).`)),
    );
    if (same) same.touched.push(access);
    else statements.push({ call, line, ...(heirs && { heirs }), touched: [access] });
  }
  return statements.map(({ touched }) => touched);
}

/** A method of a base class sends a statement of its own for each heir. */
function sameHeirs(one: Pick<DataAccessFact, 'heirs'>, other: Pick<DataAccessFact, 'heirs'>): boolean {
  return one.heirs?.join() === other.heirs?.join();
}

/** What the call itself is about: not what it joins, and of several tables the one that it says most of. */
function mainOf(touched: readonly DataAccessFact[]): DataAccessFact | undefined {
  if (touched.every(({ part }) => part === true)) return undefined;
  const own = touched.filter(({ via, part }) => via !== 'join' && part !== true);
  const candidates = own.length > 0 ? own : touched;
  const writing = candidates.filter(({ operation }) => operation === 'write');
  const best = writing.length > 0 ? writing : candidates;
  return best.find(({ key, columns }) => key !== undefined || columns !== undefined) ?? best[0];
}
