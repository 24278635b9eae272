/** The text of an SQL statement → its tokens, in one pass. Literals and bind markers become `?`, comments vanish. */
import type { Dialect } from './dialect';
import { endOfComment, endOfDollarQuote, endOfName, endOfNumber, endOfText, endOfWord } from './sql-ends';
import { functions, keywords } from './sql-words';

/** `name` is quoted, `word` is not, `value` is a literal or a bind marker and always written `?`. */
export interface SqlToken {
  readonly kind: 'keyword' | 'word' | 'name' | 'value' | 'mark';
  readonly text: string;
}

const value: SqlToken = { kind: 'value', text: '?' };
/** `E'…'`, `N'…'`, `X'…'`, `B'…'`, MySQL's `_utf8mb4'…'`. */
const textPrefix = /^(?:[ebnxr]|_\w+)$/i;
const operatorStart = /[<>=!|&\-/%^~@#]/;
const operatorRest = /[<>=!|&/%^~#]/;

/** Stops where a quote could be read in two ways that disagree on what is a literal: what follows is left out. */
export function scanSql(text: string, dialect: Dialect): SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < text.length) {
    const step = readToken(text, at, dialect, tokens);
    if (step.token) tokens.push(step.token);
    at = step.end;
  }
  return tokens;
}

interface Step {
  readonly token?: SqlToken;
  readonly end: number;
}

function readToken(text: string, at: number, dialect: Dialect, before: readonly SqlToken[]): Step {
  const char = text[at]!;
  const next = text[at + 1];
  if (char <= ' ' || char === '\u00a0') return { end: at + 1 };
  if (isWordStart(char)) return readWord(text, at, dialect);
  if (isDigit(char) || (char === '.' && isDigit(next) && !isNamed(text[at - 1])))
    return { token: value, end: endOfNumber(text, at) };
  if (char === "'") return { token: value, end: endOfText(text, at, "'", dialect.backslash) };
  if (char === '"') return readDoubleQuotes(text, at, dialect, before);
  if (char === '`') return named(text, at, endOfName(text, at, '`'));
  if ((char === '-' && next === '-') || (char === '/' && next === '*') || beginsHashComment(char, next, dialect))
    return { end: endOfComment(text, at, dialect.nested) };
  if (char === '[' && isBracketName(text, at, dialect)) return named(text, at, endOfName(text, at, ']'));
  return readMark(text, at, char, next, dialect);
}

function readWord(text: string, at: number, dialect: Dialect): Step {
  const end = endOfWord(text, at);
  const word = text.slice(at, end);
  if (text[end] === "'" && textPrefix.test(word)) {
    const escapes = /^e$/i.test(word) ? 'escape' : dialect.backslash;
    return { token: value, end: endOfText(text, end, "'", escapes) };
  }
  if (/^u$/i.test(word) && text[end] === '&' && text[end + 1] === "'")
    return { token: value, end: endOfText(text, end + 1, "'", 'plain') };
  const upper = word.toUpperCase();
  if (functions.has(upper) && /^\s*\(/.test(text.slice(end, end + 8)))
    return { token: { kind: 'word', text: upper }, end };
  return { token: keywords.has(upper) ? { kind: 'keyword', text: upper } : { kind: 'word', text: word }, end };
}

/** MySQL's text, everybody else's name. Where that is not known, what is compared or inserted is text. */
function readDoubleQuotes(text: string, at: number, dialect: Dialect, before: readonly SqlToken[]): Step {
  if (dialect.doubleQuotes === 'text') return { token: value, end: endOfText(text, at, '"', dialect.backslash) };
  const end = endOfName(text, at, '"');
  if (dialect.doubleQuotes === 'name') return named(text, at, end);
  const qualifies = text[end] === '.' && text[at - 1] !== '"';
  const isText = (isCompared(before) && !qualifies) || !/^"[\w$ .:-]{1,128}"$/.test(text.slice(at, end));
  return isText ? { token: value, end: endOfText(text, at, '"', dialect.backslash) } : named(text, at, end);
}

function isCompared(before: readonly SqlToken[]): boolean {
  const last = before[before.length - 1];
  if (last?.kind === 'mark' && /[<>=]/.test(last.text)) return true;
  if (last?.kind === 'keyword' && /^(?:LIKE|ILIKE|BETWEEN|LIMIT|THEN|ELSE)$/.test(last.text)) return true;
  if (last?.kind === 'value') return true;
  const first = before[before.length - 2];
  return (last?.text === '(' && /^(?:IN|VALUES)$/.test(first?.text ?? '')) || (last?.text === ',' && first === value);
}

/** A name that is cut off is left out: it is not the name. */
function named(text: string, at: number, end: number): Step {
  const whole = end <= text.length && end - at > 2;
  return whole ? { token: { kind: 'name', text: text.slice(at, end) }, end } : { end };
}

function isBracketName(text: string, at: number, dialect: Dialect): boolean {
  if (dialect.brackets !== 'either') return dialect.brackets === 'name';
  return /[\s.,(=<>]/.test(text[at - 1] ?? ' ') && /[A-Za-z_]/.test(text[at + 1] ?? '');
}

/** `#>`, `#>>` and `#-` are PostgreSQL's. */
function beginsHashComment(char: string, next: string | undefined, { hash }: Dialect): boolean {
  return char === '#' && (hash === 'comment' || (hash === 'either' && next !== '>' && next !== '-'));
}

function readMark(text: string, at: number, char: string, next = '', dialect: Dialect): Step {
  if (char === '?') return { token: value, end: endOfWord(text, at + 1) };
  if (char === '$') return { token: value, end: endOfDollarQuote(text, at) };
  if (char === '@' && next === '@')
    return { token: { kind: 'word', text: text.slice(at, endOfWord(text, at + 2)) }, end: endOfWord(text, at + 2) };
  if ((char === ':' || char === '@') && (isWordStart(next) || isDigit(next)))
    return { token: value, end: endOfWord(text, at + 1) };
  if (char === '#' && dialect.hash === 'name')
    return { token: { kind: 'word', text: text.slice(at, endOfWord(text, at + 1)) }, end: endOfWord(text, at + 1) };
  if (text.startsWith('...', at)) return text[at - 1] === '(' ? { token: value, end: at + 3 } : { end: at + 3 };
  const end = endOfOperator(text, at);
  return { token: { kind: 'mark', text: text.slice(at, end) }, end };
}

/** Operators of several characters stay together; a sign before a number is one of its own. */
function endOfOperator(text: string, at: number): number {
  const char = text[at]!;
  if (char === ':') return at + (/[:=]/.test(text[at + 1] ?? '') ? 2 : 1);
  if (!operatorStart.test(char)) return at + 1;
  let end = at + 1;
  while (end < text.length && operatorRest.test(text[end]!) && !(text[end] === '/' && text[end + 1] === '*')) end++;
  return text[end] === '@' && text[end - 1] === '<' ? end + 1 : end;
}

function isWordStart(char: string | undefined): boolean {
  return char !== undefined && (/[A-Za-z_]/.test(char) || (char > '\u007f' && char !== '\u00a0'));
}

function isNamed(char: string | undefined): boolean {
  return char !== undefined && /[\w"`\])]/.test(char);
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}
