/**
 * Child process of the bench: one proxy under measurement. Plain JavaScript, so that nothing compiles at run time and
 * the packages run as they are published.
 */
const { Agent, createServer } = require('node:http');

/** Each starts a proxy in front of the port and gives its own port. */
const subjects = {
  'http-proxy 1.18.1': async (upstream) => {
    const { createProxyServer } = require('http-proxy');
    const agent = new Agent({ keepAlive: true, maxSockets: 1024 });
    const proxy = createProxyServer({ target: `http://127.0.0.1:${upstream}`, agent, xfwd: true });
    proxy.on('error', (_, __, response) => response.end());
    const server = createServer((request, response) => proxy.web(request, response));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server.address().port;
  },
  banyan: (upstream) => startBanyan(upstream, 10),
  'banyan, 1,000 routes': (upstream) => startBanyan(upstream, 1000),
};

/** Every policy on: routes, a sticky canary, metrics, and one request in a hundred logged. */
async function startBanyan(upstream, routes) {
  const { startProxy } = require('@banyan/proxy');
  const { address } = await startProxy({
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
    accessLog: { share: 0.01, write: (line) => void JSON.stringify(line) },
  });
  return Number(address.split(':').at(-1));
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system });
});
process.on('disconnect', () => process.exit(0));

const [, , name, upstream] = process.argv;
subjects[name](Number(upstream)).then((port) => process.send({ port }));
