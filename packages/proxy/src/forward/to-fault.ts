/** What an engine's error means for the caller. */
import type { FaultCode } from '../answer/faults';

/** Codes of undici and of the system, by what happened. */
const codes: Readonly<Record<string, FaultCode>> = {
  UND_ERR_CONNECT_TIMEOUT: 'PROXY_UPSTREAM_CONNECT_TIMEOUT',
  ETIMEDOUT: 'PROXY_UPSTREAM_CONNECT_TIMEOUT',
  UND_ERR_HEADERS_TIMEOUT: 'PROXY_UPSTREAM_TIMEOUT',
  UND_ERR_BODY_TIMEOUT: 'PROXY_UPSTREAM_TIMEOUT',
  UND_ERR_INVALID_ARG: 'PROXY_BAD_REQUEST',
  UND_ERR_NOT_SUPPORTED: 'PROXY_BAD_REQUEST',
  UND_ERR_SOCKET: 'PROXY_UPSTREAM_CLOSED',
  ECONNRESET: 'PROXY_UPSTREAM_CLOSED',
  EPIPE: 'PROXY_UPSTREAM_CLOSED',
  ECONNREFUSED: 'PROXY_UPSTREAM_UNREACHABLE',
  EHOSTUNREACH: 'PROXY_UPSTREAM_UNREACHABLE',
  ENETUNREACH: 'PROXY_UPSTREAM_UNREACHABLE',
  EADDRNOTAVAIL: 'PROXY_UPSTREAM_UNREACHABLE',
  EACCES: 'PROXY_UPSTREAM_UNREACHABLE',
  EPERM: 'PROXY_UPSTREAM_UNREACHABLE',
  EMFILE: 'PROXY_UPSTREAM_UNREACHABLE',
  ENOTFOUND: 'PROXY_UPSTREAM_UNREACHABLE',
  EAI_AGAIN: 'PROXY_UPSTREAM_UNREACHABLE',
  PROXY_TLS_REFUSED: 'PROXY_UPSTREAM_UNTRUSTED',
};

/** Everything unknown is an answer that made no sense: undici's parser has many words for that. */
export function toFault(error: Error): FaultCode {
  if (/^bad (response|upgrade)$/.test(error.message)) return 'PROXY_UPSTREAM_INVALID'; // undici's words for 100 and 101
  const code = codeOf(error);
  if (code.startsWith('ERR_SSL_')) return 'PROXY_UPSTREAM_UNTRUSTED'; // it wanted another certificate of us
  return codes[code] ?? 'PROXY_UPSTREAM_INVALID';
}

/** Whether the peer closed or reset the connection, which a reused one may do at any moment. */
export function isConnectionLost(error: Error): boolean {
  return toFault(error) === 'PROXY_UPSTREAM_CLOSED';
}

/** Name resolution to several addresses fails with one error for all of them. */
function codeOf(error: Error & { code?: string }): string {
  if (error.code === undefined && error instanceof AggregateError) return codeOf(error.errors[0] as Error);
  return error.code ?? '';
}
