/** Where the pieces of an SQL text end. A piece that is cut off ends past the text. */
import type { Dialect } from './dialect';

/** Letters, digits, `_`, `$`, `#` and everything that is not ASCII. */
export function endOfWord(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWordCode(text.charCodeAt(end))) end++;
  return end;
}

/** `1`, `1.5e-7`, `0xff`, `1_000`, and whatever letters hang on it. */
export function endOfNumber(text: string, at: number): number {
  const isHex = /^0x/i.test(text.slice(at, at + 2));
  let end = at;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    const isSign =
      (code === 43 || code === 45) && !isHex && /[eE]/.test(text[end - 1]!) && /\d/.test(text[end + 1] ?? '');
    if (!isWordCode(code) && code !== 46 && !isSign) break;
    end++;
  }
  return Math.max(end, at + 1);
}

/**
 * Past the quote that closes the text at `at`. Where `\'` may or may not close it, the rest of the statement is taken
 * for text: one of the two readings would show a literal.
 */
export function endOfText(text: string, at: number, quote: string, backslash: Dialect['backslash']): number {
  for (let end = at + 1; end < text.length; end++) {
    const char = text[end];
    if (char === '\\' && backslash === 'escape') end++;
    else if (char === '\\' && backslash === 'either') {
      if (text[end + 1] === quote) return text.length;
      end++;
    } else if (char === quote) {
      if (text[end + 1] !== quote) return end + 1;
      end++;
    }
  }
  return text.length + 1;
}

/** Past the quote that closes a name; a doubled one is part of it. */
export function endOfName(text: string, at: number, quote: string): number {
  for (let end = text.indexOf(quote, at + 1); end >= 0; end = text.indexOf(quote, end + 2))
    if (text[end + 1] !== quote) return end + 1;
  return text.length + 1;
}

/** `$1`, `$name`, `$$text$$`, `$tag$text$tag$`. */
export function endOfDollarQuote(text: string, at: number): number {
  const tag = /^\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/.exec(text.slice(at, at + 80))?.[0];
  if (tag === undefined) return endOfWord(text, at + 1);
  const close = text.indexOf(tag, at + tag.length);
  return close < 0 ? text.length + 1 : close + tag.length;
}

/** Past the line for `--` and `#`, past the last closing mark for the other kind. */
export function endOfComment(text: string, at: number, nested: boolean): number {
  if (text[at] !== '/') {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end + 1;
  }
  let open = 1;
  let end = at + 2;
  while (open > 0) {
    const close = text.indexOf('*/', end);
    if (close < 0) return text.length;
    const inner = nested ? text.indexOf('/*', end) : -1;
    const opens = inner >= 0 && inner < close;
    open += opens ? 1 : -1;
    end = (opens ? inner : close) + 2;
  }
  return end;
}

function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    (code > 127 && code !== 160)
  );
}
