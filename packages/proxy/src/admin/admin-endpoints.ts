/** What the admin server answers, drawn from the running parts. */
import { renderMetrics } from '../metrics/render-metrics';
import type { ProxyServer } from '../server';
import { toShadowReport } from '../shadow/shadow-report';
import type { Reloader } from '../table/reloader';
import { purgeCache } from './purge-cache';
import type { AdminEndpoints } from './admin-server';

/** The endpoints of one proxy. */
export function adminEndpoints(server: ProxyServer, reloader: Reloader): AdminEndpoints {
  const { tables, book } = server.parts;
  return {
    'GET /metrics': () => ({ status: 200, body: renderMetrics(book, gaugesOf(server, reloader)) }),
    'GET /healthz': () => ({ status: 200, body: { alive: true } }),
    'GET /readyz': () => ({ status: server.draining ? 503 : 200, body: { ready: !server.draining } }),
    'GET /plan': () => {
      const { revision, plan } = tables.current.table;
      const upstreams = Object.fromEntries(
        server.parts.forwarders.links().map(({ upstream, health }) => [upstream.name, health.state()]),
      );
      return { status: 200, body: { revision, plan, refused: reloader.refused, upstreams } };
    },
    'GET /shadow': () => ({ status: 200, body: toShadowReport(book.shadows()) }),
    'POST /shadow/reset': () => {
      book.shadows().forEach(({ evidence }) => evidence.forget());
      return { status: 200, body: toShadowReport(book.shadows()) };
    },
    'POST /cache/purge': (query) => purgeCache(server, query),
    'POST /reload': async () => {
      const outcome = await reloader.reload();
      return { status: outcome.kind === 'refused' ? 422 : 200, body: outcome };
    },
  };
}

function gaugesOf(server: ProxyServer, reloader: Reloader): Parameters<typeof renderMetrics>[1] {
  const { user, system } = process.cpuUsage();
  return {
    shedding: server.parts.load.isShedding,
    dropsCopies: server.parts.load.dropsCopies,
    cache: server.cache,
    links: server.parts.forwarders.links(),
    revision: server.parts.tables.current.table.revision,
    ready: !server.draining,
    planRefused: reloader.refused.length > 0,
    cpuSeconds: (user + system) / 1e6,
    residentBytes: process.memoryUsage.rss(),
  };
}
