/** Who is calling: the first key that is present. */
import type { StickySource } from '../table/routing-table';
import { claimOf } from './claim-of';
import { cookieOf, headerOf } from './read-field';
import { textOf } from './signature';

/**
 * @param fields header names and values in turn
 * @returns undefined when no source gives a key
 * @example stickyKeyOf([{ kind: 'cookie', name: 'sid' }], ['Cookie', 'sid=42']) // '42'
 */
export function stickyKeyOf(sources: readonly StickySource[], fields: readonly string[]): string | undefined {
  for (const source of sources) {
    const key = keyIn(source, fields);
    if (key) return key;
  }
  return undefined;
}

function keyIn(source: StickySource, fields: readonly string[]): string | undefined {
  switch (source.kind) {
    case 'header':
      return headerOf(fields, source.name);
    case 'cookie':
      return cookieOf(fields, source.name);
    case 'claim': {
      const token = source.inCookie ? cookieOf(fields, source.from) : headerOf(fields, source.from);
      return token === undefined ? undefined : claimOf(token, source.name);
    }
    case 'issued': {
      const value = cookieOf(fields, source.name);
      return value === undefined ? undefined : textOf(source.secrets, `caller ${source.name}`, value);
    }
  }
}
