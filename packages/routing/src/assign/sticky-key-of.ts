/** Who is calling: the first key that is present, the caller's address as the last resort. */
import type { StickySource } from '../table/routing-table';

/**
 * @param rawHeaders names and values in turn, as they came
 * @param address the caller's address; used when no source gives a key
 * @example stickyKeyOf([{ kind: 'cookie', name: 'sid' }], ['Cookie', 'sid=42'], '127.0.0.1') // '42'
 */
export function stickyKeyOf(sources: readonly StickySource[], rawHeaders: readonly string[], address: string): string {
  for (const source of sources) {
    const key = source.kind === 'header' ? headerOf(rawHeaders, source.name) : cookieOf(rawHeaders, source.name);
    if (key) return key;
  }
  return address;
}

/** Value of the first field of that name. */
function headerOf(rawHeaders: readonly string[], lowerName: string): string | undefined {
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    if (isName(rawHeaders[i] as string, lowerName)) return rawHeaders[i + 1];
  }
  return undefined;
}

/** Cookies may come in several fields (RFC 9113 8.2.3); names are case-sensitive; the first one counts. */
function cookieOf(rawHeaders: readonly string[], name: string): string | undefined {
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    if (!isName(rawHeaders[i] as string, 'cookie')) continue;
    const value = valueIn(rawHeaders[i + 1] as string, name);
    if (value) return value;
  }
  return undefined;
}

function valueIn(cookies: string, name: string): string | undefined {
  for (let start = 0; start < cookies.length; ) {
    let end = cookies.indexOf(';', start);
    if (end === -1) end = cookies.length;
    const equals = cookies.indexOf('=', start);
    if (equals !== -1 && equals < end && cookies.slice(start, equals).trim() === name) {
      return unquote(cookies.slice(equals + 1, end).trim());
    }
    start = end + 1;
  }
  return undefined;
}

function unquote(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}

function isName(name: string, lowerName: string): boolean {
  return name.length === lowerName.length && (name === lowerName || name.toLowerCase() === lowerName);
}
