/** The head of a request that came by HTTP/2, written as HTTP/1.1 has it, so that all stages read one form. */
import type { FaultCode } from '../answer/faults';

/** Start line and fields. */
export interface MessageHead {
  readonly method: string;
  readonly target: string;
  /** Names and values in turn. Without a length, Transfer-Encoding says that a body comes. */
  readonly rawHeaders: string[];
}

const token = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;
const method = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
/** What would end a line of HTTP/1.1, or be another value without its blanks (RFC 9113 8.2.1). */
const badValue = /[\0\r\n]|^[\t ]|[\t ]$/;
/** Fields of one connection; HTTP/2 has none (RFC 9113 8.2.2). */
const ofConnection: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]);

/**
 * nghttp2 has looked at the fields already; what would be fatal in HTTP/1.1 is looked at once more.
 * @param raw names and values in turn, as Node gives them
 * @param ends whether the request ends with its head
 */
export function toMessageHead(raw: readonly string[], ends: boolean): MessageHead | FaultCode {
  const pseudo = new Map<string, string>();
  const fields: string[] = [];
  const cookies: string[] = [];
  let [hosts, lengths] = [0, 0];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const [name, value] = [raw[i] as string, raw[i + 1] as string];
    if (name.charCodeAt(0) === 58 /* : */) pseudo.set(name, value);
    else if (!token.test(name) || badValue.test(value) || ofConnection.has(name)) return 'PROXY_BAD_REQUEST';
    else if (name === 'te' && value !== 'trailers') return 'PROXY_BAD_REQUEST';
    else if (name === 'cookie') cookies.push(value);
    else if (name === 'host') {
      hosts += 1;
      if (!pseudo.has(':authority')) pseudo.set(':authority', value);
      else if (pseudo.get(':authority')?.toLowerCase() !== value.toLowerCase()) return 'PROXY_BAD_HOST';
    } else {
      if (name === 'content-length' && (!/^\d{1,15}$/.test(value) || ++lengths > 1)) return 'PROXY_BAD_REQUEST';
      fields.push(name, value);
    }
  }
  const start = toStartLine(pseudo);
  if (typeof start === 'string') return start;
  if (hosts > 1) return 'PROXY_BAD_HOST';
  const authority = pseudo.get(':authority');
  const rawHeaders = authority === undefined ? fields : ['host', authority, ...fields];
  if (cookies.length > 0) rawHeaders.push('cookie', cookies.join('; ')); // RFC 9113 8.2.3
  if (!ends && lengths === 0) rawHeaders.push('transfer-encoding', 'chunked');
  return { ...start, rawHeaders };
}

function toStartLine(pseudo: ReadonlyMap<string, string>): { method: string; target: string } | FaultCode {
  const [name = '', target = ''] = [pseudo.get(':method'), pseudo.get(':path')];
  if (name === 'CONNECT' || pseudo.has(':protocol')) return 'PROXY_METHOD_REFUSED';
  if (!method.test(name) || !/^https?$/.test(pseudo.get(':scheme') ?? '')) return 'PROXY_BAD_REQUEST';
  if (target === '*' ? name !== 'OPTIONS' : !/^\/[\x21-\x7e\x80-\xff]*$/.test(target)) return 'PROXY_BAD_TARGET';
  return { method: name, target };
}
