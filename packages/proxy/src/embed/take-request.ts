/** Takes a request from a server that embeds the proxy. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Answer } from '../answer/answer';
import type { CallerAnswer } from '../forward/caller';
import type { ProxyServer } from '../server';
import { HostAnswer } from './host-answer';
import { hostOf } from './host-front';
import type { HostGuard } from './host-guard';

/** @param pass leaves the request to that server when no route takes it */
export function takeRequest(
  server: ProxyServer,
  guard: HostGuard,
  request: IncomingMessage,
  response: ServerResponse,
  pass?: () => void,
): void {
  const { socket } = request;
  // Middleware before may have waited, and the caller left meanwhile; or it has answered itself.
  if (response.destroyed || socket.destroyed || response.headersSent || response.writableEnded) return;
  if (request.httpVersionMajor !== 1) return refuseHttp2(response);
  const isRead = request.readableDidRead || request.readableEnded;
  const guest = { url: targetOf(request), isRead, reason: guard(socket), pass };
  server.serve(request, answerOf(response), isUninvited(request), guest);
}

/** Express takes the path it is mounted at away from `url`. */
function targetOf(request: IncomingMessage & { readonly originalUrl?: unknown }): string | undefined {
  return typeof request.originalUrl === 'string' ? request.originalUrl : request.url;
}

/** Our own class serves as it is, unless something has been put over its methods. */
function answerOf(response: ServerResponse): CallerAnswer {
  const isOurs = response instanceof Answer && response.getHeaderNames().length === 0;
  return isOurs && !patched.some((name) => Object.hasOwn(response, name)) ? response : new HostAnswer(response);
}

const patched = ['writeHead', 'write', 'end', 'on', 'once'];

/** Node leaves it to a server that listens for `checkContinue` to ask for the body. */
function isUninvited({ headers, socket }: IncomingMessage): boolean {
  return headers.expect !== undefined && (hostOf(socket)?.listenerCount('checkContinue') ?? 0) > 0;
}

/** Its objects in Node only look like those of HTTP/1.1. */
function refuseHttp2(response: Pick<ServerResponse, 'statusCode' | 'end'>): void {
  response.statusCode = 505;
  response.end('{"error":{"code":"PROXY_VERSION_REFUSED","message":"An embedded proxy speaks HTTP/1.1 only."}}\n');
}
