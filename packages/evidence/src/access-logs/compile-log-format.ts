/** nginx' `log_format`, as it stands in its configuration → a reader of lines. */
import { BanyanError } from '@banyan/model';
import type { LoggedRequest } from '../formats/format';
import { parseLogTime } from './parse-log-time';
import { isMethod, toPath, toRequestLine } from './to-request-line';

/** `undefined` when the line is not of the format. */
export type LogLineReader = (line: string) => LoggedRequest | undefined;

/**
 * @param template E.g. `$remote_addr [$time_local] "$request" $status $request_time`; apostrophes and line ends of the
 *   configuration are allowed. Faults: `EVIDENCE_BAD_LOG_FORMAT`.
 */
export function compileLogFormat(template: string): LogLineReader {
  const { pattern, names } = toPattern(joined(template));
  if (!names.includes('request') && !(names.includes('request_method') && names.some((name) => paths.includes(name))))
    throw badFormat();
  return (line) => {
    const values = pattern.exec(line);
    return values ? toRequest(new Map(names.map((name, at) => [name, values[at + 1]!] as const))) : undefined;
  };
}

const paths = ['request_uri', 'uri', 'document_uri'];

/** `'$a ' '$b'` over several lines is one template. */
function joined(template: string): string {
  const pieces = template.match(/'(?:[^'\\]|\\.)*'/g);
  return pieces && /^\s*'/.test(template) ? pieces.map((piece) => piece.slice(1, -1)).join('') : template.trim();
}

/** A variable reaches to the character that follows it. */
function toPattern(template: string): { readonly pattern: RegExp; readonly names: readonly string[] } {
  const [head = '', ...parts] = template.split(/\$(?=\w|\{\w+\})/);
  const variables = parts.map((part) => {
    const [whole, braced, plain] = /^(?:\{(\w+)\}|(\w+))/.exec(part)!;
    return { name: (braced ?? plain)!, literal: part.slice(whole.length) };
  });
  const body = variables.map(({ name, literal }) => `(${valueOf(name, literal[0])})${escaped(literal)}`);
  return { pattern: new RegExp(`^${escaped(head)}${body.join('')}`), names: variables.map(({ name }) => name) };
}

/** Values hold no unescaped quote, and no space where a space follows, but for lists of several upstreams. */
function valueOf(name: string, next: string | undefined): string {
  if (next === undefined) return '.*';
  if (next === '"') return String.raw`(?:[^"\\]|\\.)*`;
  if (next === ' ' && /^upstream_|forwarded_for$/.test(name)) return String.raw`[^\s,]*(?:(?:,| :) [^\s,]+)*`;
  return next === ' ' ? String.raw`\S*` : `[^${escaped(next)}]*`;
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function toRequest(values: ReadonlyMap<string, string>): LoggedRequest | undefined {
  const asked = toRequestLine(values.get('request') ?? '') ?? ofParts(values);
  if (!asked) return undefined;
  const status = Number(values.get('status'));
  const at = parseLogTime(values.get('msec') ?? values.get('time_iso8601') ?? values.get('time_local'));
  const seconds = Number.parseFloat(values.get('request_time') ?? values.get('upstream_response_time') ?? '');
  const service = values.get('server_name') ?? values.get('host') ?? values.get('http_host');
  return {
    ...asked,
    ...(status > 0 && { status }),
    ...(at !== undefined && { at }),
    ...(seconds >= 0 && { milliseconds: Math.round(seconds * 1e6) / 1e3 }),
    ...(service !== undefined && service !== '-' && { service }),
  };
}

function ofParts(values: ReadonlyMap<string, string>): { readonly method: string; readonly path: string } | undefined {
  const method = values.get('request_method') ?? '';
  const path = toPath(paths.map((name) => values.get(name)).find((value) => value !== undefined) ?? '');
  return isMethod(method) && path !== undefined ? { method, path } : undefined;
}

function badFormat(): BanyanError {
  return new BanyanError(
    'EVIDENCE_BAD_LOG_FORMAT',
    'The log format names no request.',
    'Give it as it stands in log_format of nginx, with $request, or with $request_method and $request_uri.',
  );
}
