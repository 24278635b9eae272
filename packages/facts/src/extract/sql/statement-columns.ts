/** Columns that a statement sets or asks for; only what is plain to see. */
import type { SqlNode } from './parse-statement';
import { isUnknown } from './portable-sql';
import { columnName } from './sql-expressions';

/** Columns set by INSERT and UPDATE; those of a SELECT that names each of them. */
export function statementColumns(kind: string, node: SqlNode): string[] {
  if (kind === 'InsertStmt') return sorted(targets(node['cols']).map(({ name }) => name as string | undefined));
  if (kind === 'UpdateStmt') return sorted(targets(node['targetList']).map(({ name }) => name as string | undefined));
  if (kind !== 'SelectStmt') return [];
  const asked = targets(node['targetList']).map(({ val }) => columnName(val));
  return asked.includes(undefined) ? [] : sorted(asked);
}

function targets(list: unknown): readonly SqlNode[] {
  return ((list ?? []) as readonly { readonly ResTarget?: SqlNode }[]).map(({ ResTarget }) => ResTarget ?? {});
}

function sorted(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.flatMap((name) => (name === undefined || isUnknown(name) ? [] : [name])))].sort();
}
