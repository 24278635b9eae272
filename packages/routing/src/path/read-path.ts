/** The one normaliser: how a request's path is read for routing. The bytes that are forwarded stay as they came. */

/** Segments, decoded once, without empty ones. */
export type Segments = readonly string[];

/** A path that must not be routed at all, and why. */
export interface PathRefusal {
  readonly kind: 'refused';
  /**
   * `encoded-nul`: cuts strings short in some servers. `ambiguous-path`: its dot segments or backslashes lead to
   * different routes depending on who reads them, so that a caller could reach one server under another's rules.
   */
  readonly reason: 'encoded-nul' | 'ambiguous-path';
}

/** What sends a path to the careful reading: an escape, a backslash, or a segment that begins with a dot. */
const unusual = /[%\\]|\/\./;

/** The path of a request target: everything before the query. */
export function pathOf(target: string): string {
  const query = target.indexOf('?');
  return query === -1 ? target : target.slice(0, query);
}

/** Whether the path has only one reading, the plain one. True for nearly every request. */
export function isPlain(path: string): boolean {
  return !unusual.test(path);
}

/** Segments of a plain path. `/a//b/` reads as `a`, `b`: doubled and closing slashes do not tell routes apart. */
export function plainSegments(path: string): Segments {
  const segments: string[] = [];
  for (let start = 1; start < path.length; ) {
    let end = path.indexOf('/', start);
    if (end === -1) end = path.length;
    if (end > start) segments.push(path.slice(start, end));
    start = end + 1;
  }
  return segments;
}

/**
 * Every way a server may read a path, the proxy's own way first:
 * 1. each segment decoded on its own, dot segments resolved (RFC 3986 5.2.4);
 * 2. dot segments taken as ordinary names, as routers do that never resolve them;
 * 3. only when dots or backslashes stand in it: everything decoded first, `\` and `%2F` read as `/`, then resolved.
 */
export function readings(path: string): readonly Segments[] | PathRefusal {
  const literal = plainSegments(path).map(decodeOnce);
  if (literal.some((segment) => segment.includes('\0'))) return { kind: 'refused', reason: 'encoded-nul' };
  const pieces = literal.flatMap((segment) => segment.split(/[/\\]/)).filter(Boolean);
  const tricky = literal.some((segment) => segment.includes('\\')) || pieces.some(isDots);
  return tricky ? [resolveDots(literal), literal, resolveDots(pieces)] : [literal];
}

/**
 * Percent-decoding, once. Escapes that are no UTF-8 keep their bytes: they cannot equal a name in a plan, but a
 * parameter may still take them.
 */
function decodeOnce(segment: string): string {
  return segment.includes('%') ? segment.replace(/(?:%[0-9a-fA-F]{2})+/g, decodeRun) : segment;
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run.replace(/%[0-7][0-9a-fA-F]/g, (escape) => String.fromCharCode(parseInt(escape.slice(1), 16)));
  }
}

function isDots(segment: string): boolean {
  return segment === '.' || segment === '..';
}

/** `..` above the root stays at the root. */
function resolveDots(segments: Segments): Segments {
  const resolved: string[] = [];
  for (const segment of segments) {
    if (segment === '..') resolved.pop();
    else if (segment !== '.') resolved.push(segment);
  }
  return resolved;
}
