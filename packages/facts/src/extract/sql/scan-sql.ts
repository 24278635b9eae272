/** SQL text → the tables that it reads and writes. A scanner, not a parser: it knows where table names stand. */

/** One table that a statement names. */
export interface SqlTable {
  /** As written, without quotes; `schema.table` when a schema is written. */
  readonly table: string;
  readonly operation: 'read' | 'write';
  readonly joined: boolean;
}

interface Token {
  readonly kind: 'word' | 'quoted' | 'mark';
  /** Upper case for words and marks. */
  readonly upper: string;
  readonly text: string;
}

const starts = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH', 'TRUNCATE', 'REPLACE', 'MERGE']);
/** Functions whose own grammar has a FROM: `EXTRACT(year FROM created)`. */
const fromFunctions = new Set(['EXTRACT', 'SUBSTRING', 'TRIM', 'OVERLAY', 'POSITION']);
const notTables = new Set([
  'SELECT',
  'VALUES',
  'UNNEST',
  'LATERAL',
  'ONLY',
  'SET',
  'WHERE',
  'TABLE',
  'DUAL',
  'JSON_TABLE',
]);
const afterUpdate = new Set(['FOR', 'DO', 'KEY', 'ON', 'NO']);
const lexeme =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\]|''|\\.)*'|\$(\w*)\$[\s\S]*?\$\1\$|"([^"]+)"|`([^`]+)`|\[([A-Za-z_][\w ]*)\]|([A-Za-z_][\w$]*)|([().,;])|[^\s]/g;

/** @returns tables in the order of appearance, each once per operation; none when the text is no statement on rows */
export function scanSql(sql: string): SqlTable[] {
  const tokens = tokensOf(sql);
  const first = tokens.find((token) => token.upper !== '(');
  if (!first || !starts.has(first.upper)) return [];
  const own = commonTables(tokens);
  const found = tokens.flatMap((token, index) => tablesAt(token, index, tokens));
  const seen = new Set<string>();
  return found.filter(({ table, operation }) => {
    const key = `${table.toLowerCase()} ${operation}`;
    return !own.has(table.toLowerCase()) && !seen.has(key) && seen.add(key);
  });
}

function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  for (const match of sql.matchAll(lexeme)) {
    const quoted = match[2] ?? match[3] ?? match[4];
    if (quoted !== undefined) tokens.push({ kind: 'quoted', upper: '', text: quoted });
    else if (match[5] !== undefined) tokens.push({ kind: 'word', upper: match[5].toUpperCase(), text: match[5] });
    else if (match[6] !== undefined) tokens.push({ kind: 'mark', upper: match[6], text: match[6] });
    else if (!/^(?:--|\/\*)/.test(match[0])) tokens.push({ kind: 'mark', upper: '?', text: match[0] });
  }
  return tokens;
}

/** Names that the statement itself defines: `WITH name AS (`, `, name (a, b) AS (`. */
function commonTables(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  tokens.forEach((token, index) => {
    if (token.upper !== 'AS' || !/^(?:\(|NOT|MATERIALIZED)$/.test(tokens[index + 1]?.upper ?? '')) return;
    let at = index - 1;
    if (tokens[at]?.upper === ')') while (at > 0 && tokens[at]?.upper !== '(') at -= 1;
    if (tokens[at]?.upper === '(') at -= 1;
    const before = tokens[at - 1]?.upper;
    if (before === 'WITH' || before === 'RECURSIVE' || before === ',')
      names.add((tokens[at]?.text ?? '').toLowerCase());
  });
  return names;
}

function tablesAt(token: Token, index: number, tokens: readonly Token[]): SqlTable[] {
  if (token.kind !== 'word') return [];
  const before = tokens[index - 1]?.upper ?? '';
  switch (token.upper) {
    case 'FROM':
      if (before === 'DISTINCT' && /^(?:IS|NOT)$/.test(tokens[index - 2]?.upper ?? '')) return [];
      if (fromFunctions.has(functionAround(tokens, index))) return [];
      return listAt(tokens, index + 1, before === 'DELETE' ? 'write' : 'read', false);
    case 'JOIN':
      return listAt(tokens, index + 1, 'read', true).slice(0, 1);
    case 'USING':
      return tokens[index + 1]?.upper === '(' ? [] : listAt(tokens, index + 1, 'read', true);
    case 'UPDATE':
      return afterUpdate.has(before) ? [] : listAt(tokens, index + 1, 'write', false).slice(0, 1);
    case 'INTO':
      return /^(?:INSERT|REPLACE|MERGE|IGNORE)$/.test(before)
        ? listAt(tokens, index + 1, 'write', false).slice(0, 1)
        : [];
    case 'TRUNCATE':
      return listAt(tokens, index + 1, 'write', false);
    default:
      return [];
  }
}

/** The name before the bracket that a place is in; empty outside of brackets. */
function functionAround(tokens: readonly Token[], index: number): string {
  let depth = 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const { upper } = tokens[at] as Token;
    if (upper === ')') depth += 1;
    else if (upper === '(' && depth-- === 0) return tokens[at - 1]?.upper ?? '';
  }
  return '';
}

/** `a, b AS x, schema.c`: names until something else comes. */
function listAt(
  tokens: readonly Token[],
  start: number,
  operation: SqlTable['operation'],
  joined: boolean,
): SqlTable[] {
  const tables: SqlTable[] = [];
  for (let at = start; ; at += 1) {
    while (/^(?:ONLY|LATERAL|TABLE)$/.test(tokens[at]?.upper ?? '')) at += 1;
    const name = nameAt(tokens, at);
    if (!name) return tables;
    tables.push({ table: name.text, operation, joined });
    at = name.next;
    if (tokens[at]?.upper === 'AS') at += 1;
    if (tokens[at]?.upper !== ',' && tokens[at + 1]?.upper === ',') at += 1;
    if (tokens[at]?.upper !== ',') return tables;
  }
}

function nameAt(tokens: readonly Token[], start: number): { readonly text: string; readonly next: number } | undefined {
  const parts: string[] = [];
  let at = start;
  for (;;) {
    const token = tokens[at];
    if (!token || token.kind === 'mark' || (parts.length === 0 && notTables.has(token.upper))) return undefined;
    parts.push(token.text);
    at += 1;
    if (tokens[at]?.upper !== '.') break;
    at += 1;
  }
  const called = tokens[at]?.upper === '(' && tokens[start - 1]?.upper !== 'INTO';
  return called ? undefined : { text: parts.join('.'), next: at };
}
