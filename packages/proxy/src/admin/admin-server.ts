/** The operator's side: metrics, health, the plan in use, and reload. Apart from the traffic, on loopback by default. */
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { toCaller, turnAway } from './guard';

/** What an endpoint answers. */
export interface AdminAnswer {
  readonly status: number;
  /** An object is sent as JSON. */
  readonly body: string | object;
}

/** Endpoints by method and path, e.g. `GET /metrics`. */
export type AdminEndpoints = Readonly<Record<string, AdminEndpoint>>;

/** Is given what stands behind the `?`. */
export type AdminEndpoint = (query: URLSearchParams) => AdminAnswer | Promise<AdminAnswer>;

/**
 * A server that is not yet listening.
 * @param ownHost the name or address it will listen on
 */
export function createAdminServer(endpoints: AdminEndpoints, ownHost: string): Server {
  const byName = new Map(Object.entries(endpoints));
  const server = new Server({ headersTimeout: 5_000, requestTimeout: 5_000, keepAliveTimeout: 5_000 });
  server.on('request', (request, response) => {
    request.resume();
    response.on('error', () => undefined);
    answer(byName, request, ownHost).then(
      (result) => send(response, result),
      (error: Error) => send(response, { status: 500, body: { error: error.message } }),
    );
  });
  return server;
}

async function answer(
  endpoints: ReadonlyMap<string, AdminEndpoint>,
  request: IncomingMessage,
  ownHost: string,
): Promise<AdminAnswer> {
  const reason = turnAway(toCaller(request), ownHost);
  if (reason !== undefined) return { status: 403, body: { error: reason } };
  const url = request.url ?? '';
  const path = url.split('?', 1)[0];
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const endpoint = endpoints.get(`${method} ${path}`);
  if (endpoint) return endpoint(new URLSearchParams(url.slice((path ?? '').length)));
  const allowed = [...endpoints.keys()].find((name) => name.endsWith(` ${path}`));
  if (allowed !== undefined) return { status: 405, body: { error: `use ${allowed}` } };
  return { status: 404, body: { error: `there is ${[...endpoints.keys()].join(', ')}` } };
}

function send(response: ServerResponse, { status, body }: AdminAnswer): void {
  const text = typeof body === 'string' ? body : `${JSON.stringify(body, undefined, 2)}\n`;
  const type =
    typeof body === 'string' ? 'text/plain; version=0.0.4; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(text);
}
