/** What the admin server answers, drawn from the running parts. */
import { type ProxyGauges, renderMetrics } from '../metrics/render-metrics';
import type { ProxyServer } from '../server';
import { toShadowReport } from '../shadow/shadow-report';
import type { Reloader } from '../table/reloader';
import { purgeCache } from './purge-cache';
import type { AdminEndpoints } from './admin-server';

/** The endpoints of one proxy. */
export function adminEndpoints(server: ProxyServer, reloader: Reloader): AdminEndpoints {
  const { tables, book } = server.parts;
  return {
    'GET /metrics': () => ({
      status: 200,
      body: renderMetrics(book, gaugesOf(server, reloader.refused.length > 0)),
    }),
    'GET /healthz': () => ({ status: 200, body: { alive: true } }),
    'GET /readyz': () => ({ status: server.draining ? 503 : 200, body: { ready: !server.draining } }),
    'GET /plan': () => {
      const { revision, plan } = tables;
      return { status: 200, body: { revision, plan, refused: reloader.refused, upstreams: upstreamStates(server) } };
    },
    ...workerEndpoints(server),
    'POST /reload': async () => {
      const outcome = await reloader.reload();
      return { status: outcome.kind === 'refused' ? 422 : 200, body: outcome };
    },
  };
}

/** Those that need nothing but one process: where there are several, each of them answers. */
export function workerEndpoints(server: ProxyServer): AdminEndpoints {
  const { book } = server.parts;
  return {
    'GET /shadow': () => ({ status: 200, body: toShadowReport(book.shadows()) }),
    'POST /shadow/reset': () => {
      book.shadows().forEach(({ evidence }) => evidence.forget());
      return { status: 200, body: toShadowReport(book.shadows()) };
    },
    'POST /cache/purge': (query) => purgeCache(server, query),
  };
}

/** How each upstream is, by name. */
export function upstreamStates({ parts }: ProxyServer): Readonly<Record<string, object>> {
  return Object.fromEntries(parts.forwarders.links().map(({ upstream, health }) => [upstream.name, health.state()]));
}

/** How things stand right now. */
export function gaugesOf(server: ProxyServer, planRefused: boolean): ProxyGauges {
  const { user, system } = process.cpuUsage();
  return {
    shedding: server.parts.load.isShedding,
    dropsCopies: server.parts.load.dropsCopies,
    cache: server.cache,
    traces: server.parts.tracer?.queue,
    links: server.parts.forwarders.links(),
    revision: server.parts.tables.revision,
    certificates: server.parts.keyring.certificates,
    http2Connections: server.callers.size,
    ready: !server.draining,
    planRefused,
    cpuSeconds: (user + system) / 1e6,
    residentBytes: process.memoryUsage.rss(),
  };
}
