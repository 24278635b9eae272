/** Conditions of a statement that search: `title ILIKE $1`, `tags @> $1`, `data ->> 'kind' = $1`. */
import type { SqlNode } from './parse-statement';
import { columnName, columnPath, operatorOf, valueMark } from './sql-expressions';
import type { SqlSearch } from './sql-table';

/** A search with the table's name in front of its column, where one is written. */
export interface PlacedSearch {
  readonly of: string | undefined;
  readonly search: SqlSearch;
}

/** What one comparison searches; nothing for one that compares whole values. */
export function searchOf(expression: SqlNode): PlacedSearch | undefined {
  const kind = expression['kind'];
  const operator = operatorOf(expression) ?? '';
  const left = bareColumn(expression['lexpr']);
  const right = expression['rexpr'];
  const at = left && { of: left.at(-2), column: left.at(-1) as string };
  // `~~` is how the grammar calls LIKE; the star ignores case.
  if (at && (kind === 'AEXPR_LIKE' || kind === 'AEXPR_ILIKE') && /^~~\*?$/.test(operator))
    return toSearch(at, patternOf(right, isLowered(expression['lexpr']) || operator === '~~*'));
  if (at && kind === 'AEXPR_OP' && /^~\*?$/.test(operator))
    return toSearch(at, { by: 'pattern', ...(operator === '~*' && { ignoresCase: true }) });
  if (at && kind === 'AEXPR_OP' && /^(?:@>|<@|&&|\?[|&]?)$/.test(operator)) return toSearch(at, { by: 'content' });
  return kind === 'AEXPR_OP' && operator === '=' ? pathSearch(expression['lexpr'], right) : undefined;
}

function toSearch(at: { of: string | undefined; column: string }, more: Omit<SqlSearch, 'column'>): PlacedSearch {
  return { of: at.of, search: { column: at.column, ...more } };
}

/** `data -> 'address' ->> 'city' = $1`: the names themselves are blank by now. */
function pathSearch(left: unknown, right: unknown): PlacedSearch | undefined {
  const column = documentOf(left);
  if (!column || (columnName(right) !== undefined && valueMark(right) === undefined)) return undefined;
  return toSearch({ of: column.at(-2), column: column.at(-1) as string }, { by: 'path' });
}

function documentOf(node: unknown): readonly string[] | undefined {
  const { A_Expr, TypeCast } = (node ?? {}) as { readonly A_Expr?: SqlNode; readonly TypeCast?: SqlNode };
  if (TypeCast) return documentOf(TypeCast['arg']);
  if (!A_Expr || !/^(?:->>?|#>>?)$/.test(operatorOf(A_Expr) ?? '')) return undefined;
  return columnPath(A_Expr['lexpr']) ?? documentOf(A_Expr['lexpr']);
}

function patternOf(node: unknown, ignores: boolean): Omit<SqlSearch, 'column'> {
  const ignoresCase = ignores && { ignoresCase: true };
  const [first, ...rest] = pieces(node);
  if (first === 'wild') return { by: 'inside', ...ignoresCase };
  if (first === 'text' || (first !== undefined && rest.length > 0)) return { by: 'start', ...ignoresCase };
  const mark = valueMark(node);
  return { by: 'pattern', ...ignoresCase, ...(mark !== undefined && { mark }) };
}

/** `'%' || $1`, `concat('%', $1)`, `lower('%' || $1)` piece by piece. */
function pieces(node: unknown): ('wild' | 'text' | 'value')[] {
  const { A_Expr, FuncCall, A_Const, TypeCast } = (node ?? {}) as Readonly<Record<string, SqlNode | undefined>>;
  if (TypeCast) return pieces(TypeCast['arg']);
  if (A_Expr && operatorOf(A_Expr) === '||') return [...pieces(A_Expr['lexpr']), ...pieces(A_Expr['rexpr'])];
  if (FuncCall) return ((FuncCall['args'] ?? []) as readonly unknown[]).flatMap(pieces);
  if (!A_Const) return ['value'];
  return [(A_Const['sval'] as { readonly sval?: string } | undefined)?.sval === '%' ? 'wild' : 'text'];
}

/** A column, also as `lower(title)` and `title::text`. */
function bareColumn(node: unknown): readonly string[] | undefined {
  const { TypeCast, FuncCall } = (node ?? {}) as { readonly TypeCast?: SqlNode; readonly FuncCall?: SqlNode };
  if (TypeCast) return bareColumn(TypeCast['arg']);
  if (FuncCall && isLowered(node)) return bareColumn((FuncCall['args'] as readonly unknown[])[0]);
  return columnPath(node);
}

function isLowered(node: unknown): boolean {
  const { FuncCall } = (node ?? {}) as { readonly FuncCall?: SqlNode };
  return /"sval":"(?:lower|upper|unaccent)"/.test(JSON.stringify(FuncCall?.['funcname'] ?? null));
}
