/** The tables that a statement names, and whether it reads or writes them. */
import type { SqlToken } from './scan-sql';
import { beforeClauseVerb, writeVerbs } from './sql-words';

const clauseEnds =
  /^(?:WHERE|GROUP|ORDER|HAVING|LIMIT|OFFSET|FETCH|FOR|SET|UNION|INTERSECT|EXCEPT|RETURNING|WINDOW|VALUES|SELECT|WHEN)$/;
const beforeTable =
  /^(?:ONLY|LATERAL|TABLE|IGNORE|OR|REPLACE|INTO|low_priority|delayed|high_priority|overwrite|abort|fail|rollback|outfile|dumpfile|top)$/i;
/** In these, `FROM` parts arguments. */
const argumentFunctions = /^(?:extract|substring|trim|overlay|position)$/i;

/** `write` when any part of it changes rows; tables are in the order of the alphabet, without CTEs and aliases. */
export function operationOf(tokens: readonly SqlToken[]): 'read' | 'write' | 'other' {
  const verbs = tokens.filter((_, at) => isVerb(tokens, at)).map(({ text }) => text.toUpperCase());
  const first = verbs[0] ?? '';
  if (first === 'COPY') return tokens.some(({ text }) => text === 'FROM') ? 'write' : 'read';
  if (!/^(?:SELECT|WITH|VALUES|TABLE|FROM|BEGIN|START|SET|DECLARE|IF)$/.test(first) && !writeVerbs.has(first))
    return 'other';
  if (verbs.some((verb) => writeVerbs.has(verb)) || (first === 'SELECT' && selectsInto(tokens))) return 'write';
  return verbs.some((verb) => /^(?:SELECT|VALUES|TABLE)$/.test(verb)) && !/^(?:SET|DECLARE)$/.test(first)
    ? 'read'
    : 'other';
}

/** The word begins a statement, or a statement within parentheses or after the CTEs. */
function isVerb(tokens: readonly SqlToken[], at: number): boolean {
  const { kind, text } = tokens[at]!;
  if (kind !== 'keyword' && kind !== 'word') return false;
  const before = tokens[at - 1];
  if (before === undefined || before.text === ';') return true;
  if (kind !== 'keyword' || (tokens[at + 1]?.text === '(' && text !== 'VALUES')) return text === 'SELECT';
  return before.text === '(' || before.text === ')' ? text !== 'REPLACE' && text !== 'SET' : text === 'SELECT';
}

function selectsInto(tokens: readonly SqlToken[]): boolean {
  return tokens.some(({ text }, at) => text === 'INTO' && isName(tokens[at + 1]));
}

/** Qualified as written (`public.User`), without quotes. */
export function findTables(tokens: readonly SqlToken[]): string[] {
  const ctes = findCtes(tokens);
  const tables = new Set<string>();
  const aliases = new Map<string, string>();
  const lists: boolean[] = [false];
  let expects = false;
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at]!;
    const top = lists.length - 1;
    if (text === '(') lists.push(expects);
    else if (text === ')') expects = void lists.pop() !== undefined;
    else if (text === ',' && lists[top]) expects = true;
    else if (kind === 'keyword' && announces(tokens, at)) {
      expects = true;
      lists[top] = text === 'FROM' || text === 'USING' || lists[top] === true;
    } else if (kind === 'keyword' && clauseEnds.test(text)) {
      expects = false;
      lists[top] = false;
    } else if (expects && !beforeTable.test(text)) {
      expects = false;
      if (!isName(tokens[at])) continue;
      const end = endOfQualified(tokens, at);
      const isCall = tokens[end]?.text === '(' && !isInsertTarget(tokens, at);
      const name = nameOf(tokens.slice(at, end));
      if (!isCall && !ctes.has(name)) tables.add(name);
      const alias = tokens[end]?.text === 'AS' ? tokens[end + 1] : tokens[end];
      if (alias && isName(alias)) aliases.set(nameOf([alias]), name);
      at = end - 1;
    }
  }
  const named = [...tables].filter((name) => !isAliasOf(aliases.get(name), name));
  return named.sort((a, b) => (a < b ? -1 : 1));
}

/** `UPDATE u SET … FROM users u`: the first `u` is the alias. */
function isAliasOf(table: string | undefined, name: string): boolean {
  return table !== undefined && table.split('.').pop() !== name;
}

/** A table's name follows. */
function announces(tokens: readonly SqlToken[], at: number): boolean {
  const { text } = tokens[at]!;
  const before = tokens[at - 1];
  if (text === 'FROM') return before?.text !== 'DISTINCT' && !argumentFunctions.test(callerOf(tokens, at));
  if (text === 'JOIN' || text === 'INTO') return true;
  if (text === 'USING') return tokens[at + 1]?.text !== '(' || tokens[at + 2]?.text === 'SELECT';
  if (text === 'UPDATE' || text === 'INSERT') return !before || !beforeClauseVerb.has(before.text.toUpperCase());
  if (text === 'DELETE') return isVerb(tokens, at) && !tokens.slice(at).some((token) => token.text === 'FROM');
  return (text === 'TRUNCATE' || text === 'TABLE' || text === 'COPY') && isVerb(tokens, at);
}

/** The word before the parenthesis that `at` stands in. */
function callerOf(tokens: readonly SqlToken[], at: number): string {
  let depth = 0;
  for (let back = at - 1; back >= 0; back--) {
    if (tokens[back]!.text === ')') depth++;
    else if (tokens[back]!.text === '(' && depth-- === 0) return tokens[back - 1]?.text ?? '';
  }
  return '';
}

function isInsertTarget(tokens: readonly SqlToken[], at: number): boolean {
  return /^(?:INTO|INSERT|COPY|IGNORE|TABLE|UPDATE)$/.test(tokens[at - 1]?.text ?? '');
}

function isName(token: SqlToken | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'name';
}

/** `a.b..c`: past the last part. */
function endOfQualified(tokens: readonly SqlToken[], at: number): number {
  let end = at + 1;
  while (tokens[end]?.text === '.') end += isName(tokens[end + 1]) ? 2 : 1;
  return end;
}

function nameOf(tokens: readonly SqlToken[]): string {
  const parts = tokens.filter((token) => token.text !== '.');
  return parts.map(({ kind, text }) => (kind === 'name' ? text.slice(1, -1).replaceAll('""', '"') : text)).join('.');
}

/** `WITH a AS (…), b (x) AS MATERIALIZED (…)`: a name with `AS (` after it, behind `WITH` or a comma. */
function findCtes(tokens: readonly SqlToken[]): ReadonlySet<string> {
  const names = new Set<string>();
  if (!tokens.some(({ kind, text }) => kind === 'keyword' && text === 'WITH')) return names;
  tokens.forEach((token, at) => {
    if (!isName(token) || !/^(?:WITH|RECURSIVE|,)$/.test(tokens[at - 1]?.text ?? '')) return;
    let next = at + 1;
    if (tokens[next]?.text === '(') while (next < tokens.length && tokens[next++]!.text !== ')');
    if (tokens[next++]?.text !== 'AS') return;
    while (/^(?:NOT|MATERIALIZED)$/.test(tokens[next]?.text ?? '')) next++;
    if (tokens[next]?.text === '(') names.add(nameOf([token]));
  });
  return names;
}
