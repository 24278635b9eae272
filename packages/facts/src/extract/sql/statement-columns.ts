/** Columns that a statement sets or asks for, and those that choose its rows; only what is plain to see. */
import type { SqlNode } from './parse-statement';
import { isUnknown } from './portable-sql';
import type { SqlKey } from './sql-table';

/** Columns set by INSERT and UPDATE; those of a SELECT that names each of them. */
export function statementColumns(kind: string, node: SqlNode): string[] {
  if (kind === 'InsertStmt') return sorted(targets(node['cols']).map(({ name }) => name as string | undefined));
  if (kind === 'UpdateStmt') return sorted(targets(node['targetList']).map(({ name }) => name as string | undefined));
  if (kind !== 'SelectStmt') return [];
  const asked = targets(node['targetList']).map(({ val }) => columnName(val));
  return asked.includes(undefined) ? [] : sorted(asked);
}

/** The condition's columns, where it is a chain of comparisons joined by AND. */
export function statementKey(node: SqlNode): SqlKey | undefined {
  const parts = comparisons(node['whereClause']);
  const columns = parts.flatMap(({ column }) => (column === undefined ? [] : [column]));
  if (columns.length === 0) return undefined;
  const values = parts.flatMap(({ column, value }) => (column === undefined ? [] : [value]));
  return { columns: sorted(columns), values, many: parts.some(({ many }) => many) };
}

interface Comparison {
  readonly column?: string | undefined;
  readonly value?: string | undefined;
  readonly many: boolean;
}

function comparisons(node: unknown): Comparison[] {
  const { BoolExpr, A_Expr } = (node ?? {}) as { readonly BoolExpr?: SqlNode; readonly A_Expr?: SqlNode };
  if (BoolExpr?.['boolop'] === 'AND_EXPR') return (BoolExpr['args'] as readonly unknown[]).flatMap(comparisons);
  if (!A_Expr || operatorOf(A_Expr) !== '=') return [];
  const many = A_Expr['kind'] === 'AEXPR_IN' || A_Expr['kind'] === 'AEXPR_OP_ANY';
  if (!many && A_Expr['kind'] !== 'AEXPR_OP') return [];
  const column = columnName(A_Expr['lexpr']);
  const value = valueMark(A_Expr['rexpr']);
  // A comparison of two columns joins; it chooses nothing.
  const other = columnName(A_Expr['rexpr']);
  return column === undefined || (other !== undefined && value === undefined) ? [] : [{ column, value, many }];
}

function operatorOf(expression: SqlNode): string | undefined {
  const [first] = (expression['name'] ?? []) as readonly { readonly String?: { readonly sval?: string } }[];
  return first?.String?.sval;
}

/** The mark that an expression is, or holds. */
function valueMark(node: unknown): string | undefined {
  return /"sval":"(_(?:hole|arg)\w*?_)"/.exec(JSON.stringify(node ?? null))?.[1];
}

/** The name of a column reference, without the table; nothing for anything else. */
function columnName(node: unknown): string | undefined {
  return columnPath(node)?.at(-1);
}

/** `['p', 'taken_at']` of `p.taken_at`; nothing for anything but a column, and for one that is only known at run time. */
export function columnPath(node: unknown): readonly string[] | undefined {
  const fields = (node as { readonly ColumnRef?: { readonly fields?: readonly SqlNode[] } } | undefined)?.ColumnRef
    ?.fields;
  const path = fields?.map((part) => (part as { readonly String?: { readonly sval?: string } }).String?.sval ?? '');
  const last = path?.at(-1);
  return last === undefined || last === '' || isUnknown(last) ? undefined : path;
}

function targets(list: unknown): readonly SqlNode[] {
  return ((list ?? []) as readonly { readonly ResTarget?: SqlNode }[]).map(({ ResTarget }) => ResTarget ?? {});
}

function sorted(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.flatMap((name) => (name === undefined || isUnknown(name) ? [] : [name])))].sort();
}
