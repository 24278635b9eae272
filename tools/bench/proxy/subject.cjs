/**
 * Child process of the bench: one proxy under measurement. Plain JavaScript, so that nothing compiles at run time and
 * the packages run as they are published.
 */
const { Agent, createServer } = require('node:http');

/** Each starts a proxy in front of the port and gives its own port. */
const subjects = {
  'http-proxy 1.18.1': startHttpProxy,
  'http-proxy 1.18.1, 2 processes': async (upstream) => {
    const cluster = require('node:cluster');
    if (cluster.isWorker) return startHttpProxy(upstream);
    const workers = [cluster.fork(), cluster.fork()];
    const [{ port }] = await Promise.all(workers.map((worker) => new Promise((tell) => worker.on('message', tell))));
    return port;
  },
  httpxy: async (upstream) => {
    const { createProxyServer } = await import('httpxy');
    const agent = new Agent({ keepAlive: true, maxSockets: 1024 });
    const proxy = createProxyServer({ target: `http://127.0.0.1:${upstream}`, agent, xfwd: true });
    return listen(createServer((request, response) => void proxy.web(request, response).catch(() => response.end())));
  },
  'http-proxy-middleware': (upstream) => {
    const { createProxyMiddleware } = require('http-proxy-middleware');
    const agent = new Agent({ keepAlive: true, maxSockets: 1024 });
    const proxy = createProxyMiddleware({ target: `http://127.0.0.1:${upstream}`, agent, xfwd: true });
    return listen(createServer((request, response) => void proxy(request, response, () => response.end())));
  },
  '@fastify/http-proxy': async (upstream) => {
    const app = require('fastify')({ keepAliveTimeout });
    const undici = { connections: 1024, pipelining: 1, keepAliveTimeout };
    await app.register(require('@fastify/http-proxy'), { upstream: `http://127.0.0.1:${upstream}`, undici });
    await app.listen({ port: 0, host: '127.0.0.1' });
    return app.server.address().port;
  },
  banyan: (upstream) => startBanyan(upstream, 10),
  'banyan, 1,000 routes': (upstream) => startBanyan(upstream, 1000),
  'banyan, 2 workers': (upstream) => startBanyan(upstream, 10, 'undici', 2),
  'banyan, 2 workers, by the system': (upstream) => {
    const cluster = require('node:cluster');
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    return startBanyan(upstream, 10, 'undici', 2);
  },
  'banyan on http-proxy': (upstream) => startBanyan(upstream, 10, 'http-proxy'),
  'banyan, no shadow': (upstream, service) => startShadow(upstream, service, 'monolith'),
  'banyan, shadow': (upstream, service) => startShadow(upstream, service, 'shadow'),
};

async function startHttpProxy(upstream) {
  const { createProxyServer } = require('http-proxy');
  const agent = new Agent({ keepAlive: true, maxSockets: 1024 });
  const proxy = createProxyServer({ target: `http://127.0.0.1:${upstream}`, agent, xfwd: true });
  proxy.on('error', (_, __, response) => response.end());
  return listen(createServer((request, response) => proxy.web(request, response)));
}

/** Each subject rests while the others are measured; its callers' connections must outlast that. */
const keepAliveTimeout = 65_000;

async function listen(server) {
  server.keepAliveTimeout = keepAliveTimeout;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}

/** Every policy on: routes, a sticky canary, metrics, and one request in a hundred logged. */
async function startBanyan(upstream, routes, engine = 'undici', workers = 1) {
  const { startCluster } = require('@banyan/proxy');
  const { address } = await startCluster({
    workers,
    plan: {
      schema: 'banyan/routing-plan@1',
      upstreams: {
        monolith: { url: `http://127.0.0.1:${upstream}` },
        service: { url: `http://localhost:${upstream}` },
      },
      monolith: 'monolith',
      stickyKey: [{ header: 'authorization' }, { cookie: 'session' }],
      routes: Array.from({ length: routes }, (_, i) => ({
        name: `route-${i}`,
        match: { path: `/api/r${i}/:id` },
        service: 'service',
        phase: 'canary',
        share: 50,
      })),
    },
    listen: '127.0.0.1:0',
    admin: false,
    engine,
    accessLog: { share: 0.01, writeText: () => undefined },
  });
  return Number(address.split(':').at(-1));
}

/** Everything is copied, however busy the machine is: what is given up would cost callers nothing. */
async function startShadow(upstream, service, phase) {
  const { startProxy } = require('@banyan/proxy');
  const { address } = await startProxy({
    plan: {
      schema: 'banyan/routing-plan@1',
      upstreams: {
        monolith: { url: `http://127.0.0.1:${upstream}` },
        service: { url: `http://127.0.0.1:${service}` },
      },
      monolith: 'monolith',
      routes: [{ name: 'items', match: { path: '/api/:name' }, service: 'service', phase }],
      shedding: { copies: { delay: { on: '1h' } } },
    },
    listen: '127.0.0.1:0',
    admin: false,
  });
  return Number(address.split(':').at(-1));
}

process.on('disconnect', () => process.exit(0));

const [, , name, upstream, service] = process.argv;
subjects[name](Number(upstream), Number(service)).then((port) => process.send({ port }));
