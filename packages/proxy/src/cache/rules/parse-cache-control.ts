/** Cache-Control as data (RFC 9111 5.2). */

/** Directives of a request or an answer; seconds, whole and not negative. */
export interface CacheControl {
  readonly public: boolean;
  /** Also where it names fields only: RFC 9111 5.2.2.7 allows to take that for the whole. */
  readonly private: boolean;
  readonly noStore: boolean;
  /** Also where it names fields only. */
  readonly noCache: boolean;
  readonly mustRevalidate: boolean;
  readonly proxyRevalidate: boolean;
  readonly mustUnderstand: boolean;
  readonly onlyIfCached: boolean;
  readonly maxAge: number | undefined;
  readonly sMaxAge: number | undefined;
  readonly staleWhileRevalidate: number | undefined;
  readonly staleIfError: number | undefined;
  readonly minFresh: number | undefined;
  /** `Infinity` where no limit is given. */
  readonly maxStale: number | undefined;
}

/** RFC 9111 1.2.2: more counts as this. */
const greatest = 2_147_483_648;

/** A directive at the beginning of a list: a token, and perhaps a token or quoted string behind `=`. */
const directive = /[ \t]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^ \t,"]*)))?[ \t]*(?:,|$)/y;

/** Up to the next comma that no quotes hold. */
const member = /(?:[^",]|"(?:[^"\\]|\\.)*"|")*(?:,|$)/y;

/**
 * What is malformed is skipped, but the words that forbid something are heeded wherever they stand. Of a directive that
 * comes twice the smaller number counts, and a number that is none counts as 0 (RFC 9111 4.2.1 asks to take it for stale).
 * @param values all values of the field
 */
export function parseCacheControl(values: readonly string[]): CacheControl {
  const found = new Map<string, string>();
  for (const value of values) readInto(found, value);
  return {
    public: found.has('public'),
    private: found.has('private'),
    noStore: found.has('no-store'),
    noCache: found.has('no-cache'),
    mustRevalidate: found.has('must-revalidate'),
    proxyRevalidate: found.has('proxy-revalidate'),
    mustUnderstand: found.has('must-understand'),
    onlyIfCached: found.has('only-if-cached'),
    maxAge: toSeconds(found.get('max-age')),
    sMaxAge: toSeconds(found.get('s-maxage')),
    staleWhileRevalidate: toSeconds(found.get('stale-while-revalidate')),
    staleIfError: toSeconds(found.get('stale-if-error')),
    minFresh: toSeconds(found.get('min-fresh')),
    maxStale: found.get('max-stale') === '' ? Infinity : toSeconds(found.get('max-stale')),
  };
}

function readInto(found: Map<string, string>, text: string): void {
  for (let at = 0; at < text.length; ) {
    directive.lastIndex = at;
    const [whole, name, quoted, token] = directive.exec(text) ?? [];
    if (whole !== undefined && name !== undefined) {
      note(found, name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? token ?? '');
      at += whole.length;
      continue;
    }
    member.lastIndex = at;
    const [skipped = ''] = member.exec(text) ?? [];
    for (const word of skipped.match(/\b(?:private|no-store|no-cache)\b/gi) ?? []) note(found, word.toLowerCase(), '');
    at += Math.max(1, skipped.length);
  }
}

function note(found: Map<string, string>, name: string, value: string): void {
  const known = found.get(name);
  if (known === undefined || !((toSeconds(value) ?? 0) > (toSeconds(known) ?? 0))) found.set(name, value);
}

function toSeconds(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  return /^\d+$/.test(value) ? Math.min(Number(value), greatest) : 0;
}
