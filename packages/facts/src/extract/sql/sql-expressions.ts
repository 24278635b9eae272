/** Parts of expressions in a statement's syntax tree: columns, operators, and what is put in at run time. */
import type { SqlNode } from './parse-statement';
import { isUnknown } from './portable-sql';

/** `=`, `~~` for LIKE, `||`. */
export function operatorOf(expression: SqlNode): string | undefined {
  const [first] = (expression['name'] ?? []) as readonly { readonly String?: { readonly sval?: string } }[];
  return first?.String?.sval;
}

/** The mark that an expression is, or holds. */
export function valueMark(node: unknown): string | undefined {
  return /"sval":"(_(?:hole|arg)\w*?_)"/.exec(JSON.stringify(node ?? null))?.[1];
}

/** The name of a column reference, without the table; nothing for anything else. */
export function columnName(node: unknown): string | undefined {
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
