/** How many rows a statement gives back, in which order, and whether it locks them. */
import type { SqlNode } from './parse-statement';
import { columnPath } from './sql-expressions';

/** Rows of a SELECT as the code gets them. */
export interface SqlRows {
  /** Whether one comes back at most, whatever the condition. */
  readonly one: boolean;
  readonly limited: boolean;
  readonly order: readonly string[];
  readonly locks: boolean;
}

/** A column to sort by, with the name of the table in front, where one is written. */
export interface SortedBy {
  readonly of: string | undefined;
  readonly column: string;
}

const aggregates = /^(?:count|sum|avg|min|max|bool_and|bool_or|json_agg|jsonb_agg|array_agg|string_agg)$/;

/** @param node a SelectStmt */
export function statementRows(node: SqlNode): Omit<SqlRows, 'order'> {
  const limit = node['limitCount'] as { readonly A_Const?: SqlNode } | undefined;
  const grouped = listOf(node['groupClause']).length > 0;
  const targets = listOf(node['targetList']).map(({ ResTarget }) => (ResTarget as SqlNode)['val']);
  const one = isOne(limit) || (!grouped && targets.length > 0 && targets.every(isAggregate));
  const bounded = limit !== undefined && limit.A_Const?.['isnull'] !== true;
  return { one, limited: one || bounded, locks: listOf(node['lockingClause']).length > 0 };
}

/** `ORDER BY p.taken_at DESC, id`: what is no plain column is left out. */
export function sortedBy(node: SqlNode): SortedBy[] {
  return listOf(node['sortClause']).flatMap(({ SortBy }) => {
    const path = columnPath((SortBy as SqlNode)['node']);
    const column = path?.at(-1);
    return column === undefined ? [] : [{ of: path?.at(-2), column }];
  });
}

function isOne(limit: { readonly A_Const?: SqlNode } | undefined): boolean {
  return (limit?.A_Const?.['ival'] as { readonly ival?: number } | undefined)?.ival === 1;
}

/** `count(*)`, `count(*)::int` */
function isAggregate(node: unknown): boolean {
  const { FuncCall, TypeCast } = (node ?? {}) as { readonly FuncCall?: SqlNode; readonly TypeCast?: SqlNode };
  if (TypeCast) return isAggregate(TypeCast['arg']);
  const name = listOf(FuncCall?.['funcname']).at(-1) as { readonly String?: { readonly sval?: string } } | undefined;
  return FuncCall?.['over'] === undefined && aggregates.test(name?.String?.sval ?? '');
}

function listOf(value: unknown): readonly SqlNode[] {
  return (value as readonly SqlNode[] | undefined) ?? [];
}
