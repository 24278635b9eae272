/** Tokens of a statement → one line that is the same for every statement of its kind. */
import type { SqlToken } from './scan-sql';
import { callable } from './sql-words';

/** Lists and rows are folded to one member; spacing is made alike. */
export function toTemplate(tokens: readonly SqlToken[]): string {
  let template = '';
  let before: SqlToken | undefined;
  for (const token of fold(tokens)) {
    template += before && isSpaced(before, token) ? ` ${token.text}` : token.text;
    before = token;
  }
  return template;
}

/** `IN (?, ?)` → `IN (?)`; rows after the first of `VALUES` go; `-?` → `?`; the end of the statement goes. */
function fold(tokens: readonly SqlToken[]): SqlToken[] {
  const out: SqlToken[] = [];
  const opens: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const opener = openerOf(token, tokens[at - 1], opens[opens.length - 1]);
    if (opener !== undefined) opens.push(opener);
    const inside = opens[opens.length - 1];
    if (isClosing(token)) opens.pop();
    while (token.kind === 'value' && isSign(out)) out.pop();
    if (isList(inside) && repeatsValue(out, token)) out.pop();
    else out.push(token);
    if (isClosing(token) && inside === 'VALUES') at = endOfRows(tokens, at);
  }
  while (out.length > 0 && /^(?:;|\.|…)$/.test(out[out.length - 1]!.text)) out.pop();
  return out;
}

/** What a bracket follows, where that decides how its contents are written. */
function openerOf(token: SqlToken, before: SqlToken | undefined, inside: string | undefined): string | undefined {
  if (token.text === '[' && token.kind === 'mark') return 'IN';
  if (token.text !== '(') return undefined;
  if (isList(inside) && before?.kind === 'mark' && /^[(,]$/.test(before.text)) return 'VALUES';
  return before?.kind === 'keyword' ? before.text : '';
}

function isClosing(token: SqlToken): boolean {
  return token.kind === 'mark' && (token.text === ')' || token.text === ']');
}

function isList(opener: string | undefined): boolean {
  return opener === 'IN' || opener === 'VALUES';
}

/** `?, ?`: the second value of a list, and the comma before it, say nothing. */
function repeatsValue(out: readonly SqlToken[], token: SqlToken): boolean {
  return token.kind === 'value' && out[out.length - 1]?.text === ',' && out[out.length - 2]?.kind === 'value';
}

function isSign(out: readonly SqlToken[]): boolean {
  const sign = out[out.length - 1];
  const before = out[out.length - 2];
  if (sign?.kind !== 'mark' || !/^[-+]$/.test(sign.text)) return false;
  return before === undefined || before.kind === 'keyword' || (before.kind === 'mark' && !isClosing(before));
}

/** The last token of the rows that follow the one that ends at `at`. */
function endOfRows(tokens: readonly SqlToken[], at: number): number {
  let end = at;
  while (tokens[end + 1]?.text === ',' && (tokens[end + 2] === undefined || tokens[end + 2]!.text === '(')) {
    let depth = 0;
    end++;
    do {
      end++;
      if (tokens[end]?.text === '(') depth++;
      if (tokens[end]?.text === ')') depth--;
    } while (depth > 0 && end < tokens.length);
  }
  return end;
}

function isSpaced(before: SqlToken, token: SqlToken): boolean {
  if (token.kind === 'mark') {
    if (/^(?:[,.;)\]]|::)$/.test(token.text)) return false;
    if (token.text === '[') return before.kind === 'keyword' && before.text !== 'ANY';
    if (token.text === '(')
      return before.kind === 'keyword'
        ? !callable.has(before.text)
        : before.kind === 'mark' && !/^[([.]$/.test(before.text);
  }
  return !(before.kind === 'mark' && /^(?:[.([]|::)$/.test(before.text));
}
