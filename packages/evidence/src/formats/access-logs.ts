/** The formats of access logs. */
import { AccessLog, readLogLine } from '../access-logs/access-log';
import { compileLogFormat } from '../access-logs/compile-log-format';
import { readLines } from '../access-logs/read-lines';
import type { Format } from './format';

/** nginx' and Apache's own. */
export const clf: Format = {
  name: 'clf',
  describes: 'access logs of nginx and Apache (common and combined format, with or without times)',
  recognizes: (head) => firstRequest(head) === 'clf',
  read: readAccessLog,
};

/** One JSON value a line. */
export const jsonLog: Format = {
  name: 'json-log',
  describes: 'access logs in JSON lines (nginx, pino-http, Fastify, morgan, Caddy, Traefik, Envoy, banyan proxy)',
  recognizes: (head) => firstRequest(head) === 'json',
  read: readAccessLog,
};

/** A format of the user's own, to be asked before the others: `--log-format`. Faults: `EVIDENCE_BAD_LOG_FORMAT`. */
export function logFormat(template: string): Format {
  const reader = compileLogFormat(template);
  return {
    name: 'log-format',
    describes: 'access logs in the format of --log-format',
    recognizes: (head) => linesOf(head).some((line) => reader(line) !== undefined),
    async read(bytes, records) {
      await readLines(bytes, ({ text }) => {
        const request = text === undefined ? undefined : reader(text);
        if (request) records.request(request);
        else records.skip(text === undefined ? 'line-too-long' : 'no-request');
      });
    },
  };
}

async function readAccessLog(...[bytes, records]: Parameters<Format['read']>): Promise<void> {
  const log = new AccessLog(records);
  await readLines(bytes, log.take);
  log.end();
}

/** Files of containers begin with what the app says when it starts: the first request decides. */
function firstRequest(head: Buffer): 'clf' | 'json' | undefined {
  for (const line of linesOf(head)) {
    const found = readLogLine(line);
    if (found === undefined || found === 'cut-off') continue;
    return line.includes('{') && line.trimEnd().endsWith('}') ? 'json' : 'clf';
  }
  return undefined;
}

function linesOf(head: Buffer): string[] {
  return head
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
