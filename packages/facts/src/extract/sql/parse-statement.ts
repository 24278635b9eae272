/** One statement with pieces that are only known at run time → its syntax tree. */
import { inPostgres } from './dialects';
import { isUnknown } from './portable-sql';

/** A node of the tree, as the parser gives it. */
export type SqlNode = Readonly<Record<string, unknown>>;
/** A parser of PostgreSQL's grammar. It throws what it refuses, with the place in `sqlDetails.cursorPosition`. */
export type ParseSql = (sql: string) => { readonly stmts?: readonly unknown[] };

/** How many times a text is mended before it is given up. */
const mostTries = 8;

/**
 * @param sql one statement, portable, or a part of one
 * @returns nothing when the text is refused in every reading
 */
export function parseStatement(sql: string, parse: ParseSql): readonly SqlNode[] | undefined {
  const rewritten = inPostgres(sql);
  for (const reading of rewritten === sql ? [sql] : [sql, rewritten]) {
    const found = mended(reading, parse);
    if (found) return found;
  }
  return undefined;
}

/** The readings of a text that is a part of a statement: an expression, a join, a condition. */
export function parseFragment(sql: string, parse: ParseSql): readonly SqlNode[] | undefined {
  for (const whole of [`SELECT ${sql}`, `SELECT 1 FROM _hole_ ${sql}`, `SELECT 1 WHERE ${sql}`]) {
    const found = mended(whole, parse);
    if (found) return found;
  }
  return undefined;
}

/** A `${…}` is read as a name first; where the grammar refuses that, as a list in brackets, then as nothing at all. */
function mended(sql: string, parse: ParseSql): readonly SqlNode[] | undefined {
  let text = sql;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const result = attempt(text, parse);
    if (typeof result !== 'number') return result;
    const next = mend(text, result);
    if (next === undefined) return undefined;
    text = next;
  }
  return undefined;
}

/** The tree, or where the parser gave up (UTF-16 units from the start). */
function attempt(sql: string, parse: ParseSql): readonly SqlNode[] | number {
  try {
    return (parse(sql).stmts ?? []) as readonly SqlNode[];
  } catch (error) {
    const details = (error as { readonly sqlDetails?: { readonly cursorPosition?: number } }).sqlDetails;
    return details?.cursorPosition ?? 0;
  }
}

/** Reads the last piece at or before the fault in another way. */
function mend(sql: string, at: number): string | undefined {
  const marks = [...sql.matchAll(/\(?_(?:hole|arg)\w*?_\)?/g)].filter(({ index }) => index <= at);
  const last = marks.at(-1);
  if (!last || !isUnknown(last[0])) return undefined;
  const [found] = last;
  const before = sql.slice(0, last.index);
  const after = sql.slice(last.index + found.length);
  const bracketed = found.startsWith('(') && found.endsWith(')');
  // In brackets already: by this function, or by the author.
  if (bracketed) return `${before} ${after}`;
  const bare = found.replace(/^\(|\)$/g, '');
  const opened = found.startsWith('(') ? '(' : '';
  const closed = found.endsWith(')') ? ')' : '';
  const wantsList = /\b(?:VALUES|IN)\s*$/i.test(before);
  return `${before}${opened}${wantsList ? `(${bare})` : ' '}${closed}${after}`;
}
