/** The source map of a compiled file: inline, named by the file, or beside it. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { GREATEST_LOWER_BOUND, LEAST_UPPER_BOUND, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';

/** Where a place of the compiled file comes from; the file as the map says, absolute where it could be resolved. */
export type MapPlace = (line: number, column: number) => { readonly source: string; readonly line: number } | undefined;

const largestFile = 64 * 1024 * 1024;

/** `undefined` without a map, or with one that cannot be read. */
export function readSourceMap(file: string): MapPlace | undefined {
  const named = /\/\/[#@] ?sourceMappingURL=(\S+)\s*$/.exec(lastLines(readIfSmall(file) ?? ''))?.[1];
  const mapFile =
    named === undefined || /^[a-z]+:/i.test(named) ? `${file}.map` : resolve(dirname(file), decoded(named));
  const text = named?.startsWith('data:') ? inlineText(named) : readIfSmall(mapFile);
  const map = text === undefined ? undefined : parsed(text, mapFile);
  return map && ((line, column) => place(map, line, column));
}

function place(map: TraceMap, line: number, column: number) {
  for (const bias of [GREATEST_LOWER_BOUND, LEAST_UPPER_BOUND] as const) {
    const found = originalPositionFor(map, { line, column, bias });
    if (found.source !== null) return { source: found.source, line: found.line };
  }
  return undefined;
}

/** The comment stands at the end; an inline map makes it long. */
function lastLines(text: string): string {
  return text.slice(Math.max(0, text.lastIndexOf('sourceMappingURL=') - 5)).trimEnd();
}

function inlineText(url: string): string | undefined {
  const comma = url.indexOf(',');
  if (comma < 0) return undefined;
  const body = url.slice(comma + 1);
  return url.slice(0, comma).endsWith(';base64') ? Buffer.from(body, 'base64').toString('utf8') : decoded(body);
}

function parsed(text: string, file: string): TraceMap | undefined {
  try {
    return new TraceMap(text.replace(/^\)\]\}'?[^\n]*\n/, ''), file);
  } catch {
    return undefined;
  }
}

function readIfSmall(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size > largestFile) return undefined;
  return readFileSync(file, 'utf8');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
