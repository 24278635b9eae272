/** A line of the common or combined log format, as nginx and Apache write it → the request. */
import type { LoggedRequest } from '../formats/format';
import { parseLogTime } from './parse-log-time';
import { toRequestLine } from './to-request-line';

/** Seconds with three digits behind the point are nginx' times; whole numbers behind a line are sizes, or unknown units. */
const bareSeconds = /^\d+\.\d{3}$/;
const keyedSeconds = /(?:^|[\s"])(?:rt|request_time|req_time|reqtime)[=:]\s*"?(\d+\.\d+)/;
const upstreamSeconds = /(?:^|[\s"])(?:urt|upstream_response_time)[=:]\s*"?(\d+\.\d+)/;

/**
 * `[vhost[:port]] address ident user [time] "METHOD path HTTP/1.1" status bytes …`. What follows may hold referrer, agent
 * and times, bare (`0.123 0.120`) or named (`rt=0.123 urt="0.120"`). `undefined` when the line is no such line.
 */
export function parseClf(line: string): LoggedRequest | undefined {
  const open = line.indexOf(' [');
  const close = line.indexOf('] "', open);
  if (open < 0 || close < 0) return undefined;
  const end = endOfQuoted(line, close + 2);
  const answer = /^ (\d{3}|-)(?: (?:\d+|-))?(?=\s|$)/.exec(line.slice(end + 1, end + 40));
  const asked = toRequestLine(line.slice(close + 3, end));
  if (end < 0 || !answer || !asked) return undefined;
  const service = virtualHost(line.slice(0, open));
  const at = parseLogTime(line.slice(open + 2, close));
  const milliseconds = timeOf(line.slice(end + 1 + answer[0].length));
  return {
    ...asked,
    ...(answer[1] !== '-' && { status: Number(answer[1]) }),
    ...(at !== undefined && { at }),
    ...(milliseconds !== undefined && { milliseconds }),
    ...(service !== undefined && { service }),
  };
}

/** Where the quote at `open` is closed; `\"` does not close it. -1 when nothing does. */
function endOfQuoted(line: string, open: number): number {
  let end = line.indexOf('"', open + 1);
  while (end >= 0 && isEscaped(line, end)) end = line.indexOf('"', end + 1);
  return end;
}

function isEscaped(line: string, at: number): boolean {
  let backslashes = 0;
  while (line[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** Four words before the time, the second an address: the first is the host that was asked for. */
function virtualHost(head: string): string | undefined {
  const [host = '', address = '', ...rest] = head.split(' ');
  const isHost = rest.length >= 2 && /[a-z]/i.test(host) && /^(?:[\d.]{7,15}|[\da-f]*:[\da-f:.]*)$/i.test(address);
  return isHost ? host.replace(/:\d+$/, '') : undefined;
}

function timeOf(rest: string): number | undefined {
  if (!/\d\.\d/.test(rest)) return undefined;
  const keyed = (keyedSeconds.exec(rest) ?? upstreamSeconds.exec(rest))?.[1];
  const bare = keyed ?? outsideQuotes(rest).find((word) => bareSeconds.test(word));
  return bare === undefined ? undefined : Math.round(Number(bare) * 1e6) / 1e3;
}

/** Without referrer and agent, which may hold anything; with a time that stands in quotes. */
function outsideQuotes(rest: string): string[] {
  return rest
    .replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => (bareSeconds.test(quoted.slice(1, -1)) ? quoted.slice(1, -1) : ''))
    .split(/\s+/);
}
