/** Limits and checks that neither http-proxy nor Node's client has. */
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { FaultCode } from '../../answer/faults';
import type { Exchange } from '../exchange';

/** What must not change between http-proxy's writing the head and its being sent. */
export function framingOf(proxyReq: ClientRequest): string {
  const names = ['content-length', 'transfer-encoding', 'connection', 'upgrade', 'expect', 'te', 'trailer'];
  const values = names.map((name) => String(proxyReq.getHeader(name)));
  return [proxyReq.method, proxyReq.path, proxyReq.headersSent, ...values].join(' ');
}

/** An answer that cannot be relayed. */
export function invalidAnswer(what: string): Error {
  return new Error(`the upstream answered with ${what}`);
}

/** Whether Node would send this status and these words on. */
export function isSayable({ statusCode = 0, statusMessage = '' }: IncomingMessage): boolean {
  return statusCode >= 200 && !/[^\t\x20-\x7e\x80-\xff]/.test(statusMessage);
}

/**
 * Until the connection stands, until the answer begins, and between its bytes. Waiting for the caller does not count.
 * @param onTime told what took too long
 * @returns stops it
 */
export function limitWaiting(
  proxyReq: ClientRequest,
  exchange: Exchange,
  onTime: (code: FaultCode) => void,
): () => void {
  const { times } = exchange.way;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const waitFor = (limit: number, code: FaultCode): void => {
    clearTimeout(timer);
    if (stopped) return;
    const moved = bytesOf(proxyReq);
    timer = setTimeout(() => {
      if (bytesOf(proxyReq) !== moved || isWaitingForCaller(exchange)) waitFor(limit, code);
      else onTime(code);
    }, limit);
  };
  const waitForAnswer = (): void => waitFor(times.firstByte, 'PROXY_UPSTREAM_TIMEOUT');
  if (proxyReq.socket?.connecting) {
    waitFor(times.connect, 'PROXY_UPSTREAM_CONNECT_TIMEOUT');
    proxyReq.socket.once('connect', waitForAnswer);
  } else waitForAnswer();
  proxyReq.once('response', () => waitFor(times.idle, 'PROXY_UPSTREAM_TIMEOUT'));
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

function bytesOf({ socket, res }: ClientRequest & { readonly res?: object }): number {
  return (socket?.bytesWritten ?? 0) + (res ? (socket?.bytesRead ?? 0) : 0);
}

function isWaitingForCaller({ awaitingBodySince, awaitingDrainSince }: Exchange): boolean {
  return awaitingBodySince > 0 || awaitingDrainSince > 0;
}
