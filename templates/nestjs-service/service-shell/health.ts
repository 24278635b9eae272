/**
 * Liveness and readiness, answered before anything else in the application sees the request: no prefix, guard or
 * rate limit stands in the way.
 *
 * `GET /healthz` 200 while the process can answer; `GET /readyz` 200 when the service takes requests, 503 when the
 * database does not answer or the service is draining.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { pingDatabase } from './ping-database';
import { serviceState } from './service-state';

const pingTimeoutMs = 2_000;

/** Puts the health routes and the count of requests in flight in front of everything else. Call it right after the application is created. */
export function answerHealth(app: INestApplication): void {
  app.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path === '/healthz') return answer(response, 200, { status: 'ok' });
    if (path === '/readyz') return void answerReadiness(app, response);
    serviceState.inFlight.add(response);
    response.once('close', () => serviceState.inFlight.delete(response));
    if (serviceState.draining) response.setHeader('connection', 'close');
    next();
  });
}

async function answerReadiness(app: INestApplication, response: ServerResponse): Promise<void> {
  if (serviceState.draining) return answer(response, 503, { status: 'draining' });
  if (!serviceState.listening) return answer(response, 503, { status: 'starting' });
  const reason = await reasonNotReady(app);
  if (reason === undefined) return answer(response, 200, { status: 'ready' });
  answer(response, 503, { status: 'not ready', reason });
}

/** One ping at a time is enough, however many probes ask. */
let pinging: Promise<string | undefined> | undefined;

function reasonNotReady(app: INestApplication): Promise<string | undefined> {
  pinging ??= ping(app).finally(() => (pinging = undefined));
  return pinging;
}

async function ping(app: INestApplication): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`the database did not answer within ${pingTimeoutMs} ms`), pingTimeoutMs);
  });
  const answered = pingDatabase(app).then(
    () => undefined,
    () => 'the database does not answer',
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}

function answer(response: ServerResponse, status: number, body: Readonly<Record<string, string>>): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
