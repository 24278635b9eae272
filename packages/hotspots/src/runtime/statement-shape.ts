/** What a statement template asks for, as far as a call in the code can be known by it. */
import { nameKey } from './name-key';

/** Names are keys as `nameKey` makes them. */
export interface StatementShape {
  readonly verb: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | undefined;
  /** Columns compared with a value. */
  readonly where: ReadonlySet<string>;
  /** Columns that are written. */
  readonly written: ReadonlySet<string>;
  readonly order: readonly string[];
  /** Whether `LIMIT`, `FETCH` or `TOP` stands in it. */
  readonly limited: boolean;
  readonly locks: boolean;
  /** Whether it asks for a number or whether there is one, not for rows. */
  readonly counts: boolean;
  /** Whether a data layer wrote it, which quotes every name; `undefined` where no table is named. */
  readonly quoted: boolean | undefined;
  /** Whether its condition stands without brackets around it. */
  readonly bare: boolean;
}

/** Reads a template as `evidence` writes them: keywords in upper case, literals as `?`. Never fails; finds what it can. */
export function statementShape(template: string): StatementShape {
  const where = clauseOf(template, 'WHERE');
  const order = clauseOf(template, 'ORDER BY');
  const [, verb] = /^(SELECT|INSERT|UPDATE|DELETE)\b/.exec(template) ?? [];
  const [, table] = /\b(?:FROM|INTO|UPDATE) (["`[]|\w)/.exec(template) ?? [];
  return {
    verb: verb as StatementShape['verb'],
    where: new Set(matches(where, /([\w$."`[\]]+)\s*(?:=|<>|!=|<=?|>=?|IS\b|IN\b|LIKE\b|ILIKE\b|BETWEEN\b|@>)/g)),
    written: new Set(writtenBy(template)),
    order: matches(order, /([\w$."`[\]]+)(?:\s+(?:ASC|DESC))?(?:\s+NULLS\s+\w+)?\s*(?:,|$)/g),
    limited: /\b(?:LIMIT|FETCH FIRST|FETCH NEXT|TOP)\b/.test(template),
    locks: /\bFOR (?:NO KEY )?(?:UPDATE|SHARE)\b/.test(template),
    counts: /^SELECT (?:(?:COUNT|MAX|MIN|SUM|AVG|EXISTS)\s*\(|\? AS\b)/.test(template),
    quoted: table === undefined ? undefined : /["`[]/.test(table),
    bare: where !== '' && !where.startsWith('('),
  };
}

function writtenBy(template: string): string[] {
  const [, listed] = /^INSERT INTO [^(]+\(([^)]*)\)/.exec(template) ?? [];
  if (listed !== undefined) return matches(listed, /([\w$."`[\]]+)/g);
  return template.startsWith('UPDATE') ? matches(clauseOf(template, 'SET'), /(?:^|,)\s*([\w$."`[\]]+)\s*=/g) : [];
}

/** The text between a keyword and the next one of a clause; the last one of its kind, sub-selects stand before. */
function clauseOf(template: string, keyword: string): string {
  const start = template.lastIndexOf(` ${keyword} `);
  if (start < 0) return '';
  const rest = template.slice(start + keyword.length + 2);
  const end = rest.search(/ (?:WHERE|GROUP BY|ORDER BY|HAVING|LIMIT|OFFSET|FETCH|FOR|RETURNING|UNION)\b/);
  return (end < 0 ? rest : rest.slice(0, end)).trim();
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name]) => nameKey(name ?? '')).filter((name) => name !== '');
}
