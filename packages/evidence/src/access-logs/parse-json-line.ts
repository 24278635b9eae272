/** A JSON value of a log → the request it tells of. */
import type { LoggedRequest } from '../formats/format';
import { jsonDialects, type JsonDialect, type KeyPath } from './json-dialects';
import { parseLogTime } from './parse-log-time';
import { isMethod, toPath, toRequestLine } from './to-request-line';

type Json = Readonly<Record<string, unknown>>;

/** A request, or one of the two halves that Fastify writes: what was asked, and later how it ended. */
export interface JsonLine {
  readonly request: Partial<LoggedRequest>;
  /** Joins the two halves. */
  readonly id?: string;
}

/** `undefined` for a line that tells of no request. */
export function parseJsonLine(value: unknown): JsonLine | undefined {
  if (!isObject(value)) return undefined;
  const dialect = jsonDialects.find((candidate) => speaks(value, candidate));
  const asked = dialect ? askedFor(value, dialect) : ofRequestLine(value);
  const id = value['reqId'] ?? (value['req'] as Json | undefined)?.['id'];
  const named = typeof id === 'string' || typeof id === 'number' ? { id: `${value['pid'] ?? ''} ${id}` } : {};
  if (asked) return { request: { ...asked, ...answerOf(value, dialect ?? nginx) }, ...named };
  const answer = answerOf(value, pino);
  return answer.status === undefined || !('id' in named) ? undefined : { request: answer, ...named };
}

function speaks(value: Json, { mark, method, path }: JsonDialect): boolean {
  return (!mark || mark in value) && first(value, method) !== undefined && first(value, path) !== undefined;
}

const nginx = jsonDialects.find(({ name }) => name === 'nginx')!;
const pino = jsonDialects.find(({ name }) => name === 'pino-http')!;

function askedFor(value: Json, dialect: JsonDialect): Pick<LoggedRequest, 'method' | 'path'> | undefined {
  const method = first(value, dialect.method);
  const target = first(value, dialect.path);
  const path = typeof target === 'string' ? toPath(target) : undefined;
  return typeof method === 'string' && isMethod(method) && path !== undefined ? { method, path } : undefined;
}

/** nginx' `"request": "GET /a HTTP/1.1"`. */
function ofRequestLine(value: Json): Pick<LoggedRequest, 'method' | 'path'> | undefined {
  const line = value['request'] ?? value['requestLine'];
  return typeof line === 'string' ? toRequestLine(line) : undefined;
}

function answerOf(value: Json, dialect: JsonDialect): Partial<LoggedRequest> {
  const status = numberOf(first(value, dialect.status));
  const at = parseLogTime(first(value, dialect.at));
  const took = tookOf(value, dialect);
  const service = first(value, dialect.service);
  return {
    ...(status !== undefined && status > 0 && { status }),
    ...(at !== undefined && { at }),
    ...(took !== undefined && { milliseconds: took }),
    ...(typeof service === 'string' && service !== '' && { service }),
  };
}

function tookOf(value: Json, dialect: JsonDialect): number | undefined {
  for (const { key, unit } of dialect.took) {
    const took = millisecondsOf(valueAt(value, key), unit);
    if (took !== undefined) return took;
  }
  return undefined;
}

/** `0.123`, `"0.123"`, `"12.3 ms"`, `"0.123s"`; a unit that is written counts. nginx lists several upstreams: the last. */
function millisecondsOf(value: unknown, unit: number): number | undefined {
  if (typeof value === 'number') return value >= 0 ? rounded(value * unit) : undefined;
  const parts = typeof value === 'string' ? /^(?:[\d.\s-]+[,:]\s*)*(\d+(?:\.\d+)?)\s*(ms|s|us|µs)?$/.exec(value) : null;
  if (!parts) return undefined;
  const written: Readonly<Record<string, number>> = { ms: 1, s: 1000, us: 1e-3, µs: 1e-3 };
  return rounded(Number(parts[1]) * (written[parts[2] ?? ''] ?? unit));
}

function rounded(time: number): number {
  return Math.round(time * 1e6) / 1e6;
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function first(value: Json, places: readonly KeyPath[]): unknown {
  for (const place of places) {
    const found = valueAt(value, place);
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
}

function valueAt(value: Json, place: KeyPath): unknown {
  let found: unknown = value;
  for (const key of place) found = isObject(found) ? found[key] : undefined;
  return found;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
