/** By which columns a statement chooses its rows: its condition, where that is a chain of comparisons joined by AND. */
import type { SqlNode } from './parse-statement';
import { isUnknown } from './portable-sql';
import { columnPath, operatorOf, valueMark } from './sql-expressions';
import type { SqlKey } from './sql-table';
import { type PlacedSearch, searchOf } from './statement-searches';

/** A column that a comparison chooses by, or searches. */
interface Comparison {
  readonly of: string | undefined;
  readonly column: string;
  readonly value: string | undefined;
  readonly many: boolean;
  readonly search?: PlacedSearch['search'];
}

/** The key of a statement on one table. */
export function statementKey(node: SqlNode): SqlKey | undefined {
  return toKey(comparisons(node['whereClause']));
}

/**
 * The key of a table among several, by its name in the statement: only where its texts or documents are searched and no
 * other table is chosen by whole values, so that the search is what finds the rows.
 */
export function searchKey(node: SqlNode, alias: string): SqlKey | undefined {
  const all = comparisons(node['whereClause']);
  const own = all.filter(({ of }) => of === alias);
  const drivenByOthers = all.some(({ of, search }) => of !== alias && !search);
  return drivenByOthers || !own.some(({ search }) => search) ? undefined : toKey(own);
}

function toKey(parts: readonly Comparison[]): SqlKey | undefined {
  const known = parts.filter(({ column }) => !isUnknown(column));
  if (known.length === 0) return undefined;
  return {
    columns: [...new Set(known.map(({ column }) => column))].sort(),
    values: known.map(({ value }) => value),
    many: known.some(({ many }) => many),
    searches: known.flatMap(({ search }) => search ?? []),
  };
}

function comparisons(node: unknown): Comparison[] {
  const { BoolExpr, A_Expr } = (node ?? {}) as { readonly BoolExpr?: SqlNode; readonly A_Expr?: SqlNode };
  const parts = ((BoolExpr?.['args'] ?? []) as readonly unknown[]).map(comparisons);
  if (BoolExpr?.['boolop'] === 'AND_EXPR') return parts.flat();
  if (BoolExpr?.['boolop'] === 'OR_EXPR') return searchesOnly(parts);
  return A_Expr ? comparison(A_Expr) : [];
}

/** One of several: chosen by them only where each of them searches. */
function searchesOnly(parts: readonly (readonly Comparison[])[]): Comparison[] {
  const all = parts.flat();
  return parts.every((part) => part.length > 0) && all.every(({ search }) => search) ? all : [];
}

function comparison(expression: SqlNode): Comparison[] {
  const value = valueMark(expression['rexpr']);
  const found = searchOf(expression);
  if (found) return [{ of: found.of, column: found.search.column, value, many: false, search: found.search }];
  if (operatorOf(expression) !== '=') return [];
  const many = expression['kind'] === 'AEXPR_IN' || expression['kind'] === 'AEXPR_OP_ANY';
  if (!many && expression['kind'] !== 'AEXPR_OP') return [];
  const path = columnPath(expression['lexpr']);
  const column = path?.at(-1);
  // A comparison of two columns joins; it chooses nothing.
  const other = columnPath(expression['rexpr']);
  if (column === undefined || (other !== undefined && value === undefined)) return [];
  return [{ of: path?.at(-2), column, value, many }];
}
