/** What a statement template asks for, as far as a call in the code can be known by it. */
import { nameKey } from './name-key';

/** Names are keys as `nameKey` makes them. */
export interface StatementShape {
  /** Columns compared with a value. */
  readonly where: ReadonlySet<string>;
  readonly order: readonly string[];
  /** Whether `LIMIT`, `FETCH` or `TOP` stands in it. */
  readonly limited: boolean;
  readonly locks: boolean;
}

/** Reads a template as `evidence` writes them: keywords in upper case, literals as `?`. Never fails; finds what it can. */
export function statementShape(template: string): StatementShape {
  const where = clauseOf(template, 'WHERE');
  const order = clauseOf(template, 'ORDER BY');
  return {
    where: new Set(matches(where, /([\w$."`[\]]+)\s*(?:=|<>|!=|<=?|>=?|IS\b|IN\b|LIKE\b|ILIKE\b|BETWEEN\b|@>)/g)),
    order: matches(order, /([\w$."`[\]]+)(?:\s+(?:ASC|DESC))?(?:\s+NULLS\s+\w+)?\s*(?:,|$)/g),
    limited: /\b(?:LIMIT|FETCH FIRST|FETCH NEXT|TOP)\b/.test(template),
    locks: /\bFOR (?:NO KEY )?(?:UPDATE|SHARE)\b/.test(template),
  };
}

/** The text between a keyword and the next one of a clause; the last one of its kind, sub-selects stand before. */
function clauseOf(template: string, keyword: string): string {
  const start = template.lastIndexOf(` ${keyword} `);
  if (start < 0) return '';
  const rest = template.slice(start + keyword.length + 2);
  const end = rest.search(/ (?:GROUP BY|ORDER BY|HAVING|LIMIT|OFFSET|FETCH|FOR|RETURNING|UNION)\b/);
  return end < 0 ? rest : rest.slice(0, end);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name]) => nameKey(name ?? '')).filter((name) => name !== '');
}
