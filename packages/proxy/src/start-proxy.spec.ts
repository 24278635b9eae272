import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtemp, writeFile } from 'node:fs/promises';
import type { Route } from '@banyan/model';
import { startProxy } from './start-proxy';
import { type Origin, startOrigin } from './testing/origin.fixture';
import { ask, closing, faultOf, metric, planOver, proxyTo } from './testing/proxy.fixture';
import { converse } from './testing/raw-caller.fixture';

const filters: Route = {
  name: 'filters',
  match: { methods: ['POST'], path: '/photos/:id/filters' },
  service: 'images',
  phase: 'service',
};

async function origins(): Promise<{ readonly app: Origin; readonly images: Origin }> {
  return { app: closing(await startOrigin('app')), images: closing(await startOrigin('images')) };
}

describe('a proxy with a plan', () => {
  it('routes by method and path', async () => {
    const proxy = await proxyTo({ plan: planOver(await origins(), [filters]) });
    expect(await ask(proxy, '/photos/7/filters', { method: 'POST' })).toMatch(/^images POST/);
    expect(await ask(proxy, '/photos/7/filters')).toMatch(/^app GET/);
    expect(await ask(proxy, '/photos/7')).toMatch(/^app GET/);
  });

  it('routes by host, header and query, and forwards path and query byte for byte', async () => {
    const two = await origins();
    const match = {
      host: 'photos.test',
      prefix: '/a',
      headers: [{ name: 'x-beta' }],
      query: [{ name: 'v', equals: '2' }],
    };
    const proxy = await proxyTo({
      plan: planOver(two, [{ name: 'beta', match, service: 'images', phase: 'service' }]),
    });
    const sideOf = async (host: string, target: string, field = ''): Promise<string | undefined> => {
      const head = `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${field}Connection: close\r\n\r\n`;
      return /\r\n\r\n(app|images)/.exec((await converse(proxy.address, [head])).text)?.[1];
    };
    expect(await sideOf('Photos.test:8080', '/%61//b%2Fc?v=%32', 'X-Beta: 1\r\n')).toBe('images');
    expect(two.images.seen.map(({ url }) => url)).toEqual(['/%61//b%2Fc?v=%32']);
    expect(await sideOf('other.test', '/a?v=2', 'X-Beta: 1\r\n')).toBe('app');
    expect(await sideOf('photos.test', '/a?v=3', 'X-Beta: 1\r\n')).toBe('app');
    expect(await sideOf('photos.test', '/a?v=2')).toBe('app');
  });

  it('refuses paths that mean different routes to different servers', async () => {
    const route: Route = { name: 'images', match: { prefix: '/images' }, service: 'images', phase: 'service' };
    const proxy = await proxyTo({ plan: planOver(await origins(), [route]) });
    const answer = await fetch(`http://${proxy.address}/images/%2e%2e%2fadmin`);
    expect(await faultOf(answer)).toBe('400 PROXY_AMBIGUOUS_PATH');
  });

  it('sends a share of callers to the service, and each caller always to the same side', async () => {
    const proxy = await proxyTo({ plan: planOver(await origins(), [{ ...filters, phase: 'canary', share: 30 }]) });
    const first = await sides(proxy, 200);
    expect(await sides(proxy, 200)).toEqual(first);
    const moved = first.filter((side) => side === 'images').length;
    expect(moved).toBeGreaterThan(35);
    expect(moved).toBeLessThan(85);
  });

  it('moves nobody back when the share is raised, and the last added first when it is lowered', async () => {
    const two = await origins();
    const at = (share: number): ReturnType<typeof planOver> => planOver(two, [{ ...filters, phase: 'canary', share }]);
    const proxy = await proxyTo({ plan: at(0) });
    const moved: number[][] = [];
    for (const share of [0, 20, 50, 100, 50, 20, 0]) {
      await proxy.apply(at(share));
      moved.push((await sides(proxy, 60)).flatMap((side, i) => (side === 'images' ? [i] : [])));
    }
    const [none, some, half, all] = moved;
    expect(none).toEqual([]);
    expect(all).toHaveLength(60);
    expect(half).toEqual(expect.arrayContaining(some ?? []));
    expect((half ?? []).length).toBeGreaterThan((some ?? []).length);
    expect(moved.slice(4)).toEqual([half, some, none]);
  });

  it('takes a rollback over with the next request, whoever is sticky where', async () => {
    const two = await origins();
    const proxy = await proxyTo({ plan: planOver(two, [filters]) });
    expect(await ask(proxy, '/photos/7/filters', { method: 'POST' })).toMatch(/^images/);
    await proxy.apply(planOver(two, [{ ...filters, phase: 'monolith' }]));
    expect(await ask(proxy, '/photos/7/filters', { method: 'POST' })).toMatch(/^app/);
  });

  it('counts requests by route, upstream, phase and status', async () => {
    const proxy = await proxyTo({ plan: planOver(await origins(), [filters]) });
    await ask(proxy, '/photos/7/filters', { method: 'POST' });
    await ask(proxy, '/photos/7/filters', { method: 'POST' });
    await ask(proxy, '/');
    const labels = 'route="filters",upstream="images",phase="service"';
    expect(await metric(proxy, `banyan_requests_total{${labels},status="2xx"}`)).toBe(2);
    expect(await metric(proxy, `banyan_request_duration_seconds_count{${labels}}`)).toBe(2);
    expect(await metric(proxy, `banyan_request_duration_seconds_bucket{${labels},le="+Inf"}`)).toBe(2);
    expect(await metric(proxy, `banyan_requests_in_flight{${labels}}`)).toBe(0);
  });
});

describe('starting a proxy', () => {
  it('sends everything to the monolith when only its origin is known', async () => {
    const { app } = await origins();
    const proxy = await proxyTo({ to: app.url });
    expect(await ask(proxy, '/anything')).toBe('app GET /anything ');
    expect(proxy.revision).toBe(1);
  });

  it('does not wait for upstreams', async () => {
    const { app } = await origins();
    await app.close();
    const proxy = await proxyTo({ to: app.url });
    expect((await fetch(`http://${proxy.address}/`)).status).toBe(502);
  });

  it('says which port is in use, and leaves nothing open', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as AddressInfo;
    const options = { to: 'http://127.0.0.1:1' };
    for (const place of [{ listen: `127.0.0.1:${port}` }, { listen: '127.0.0.1:0', admin: `127.0.0.1:${port}` }]) {
      await expect(startProxy({ ...options, ...place })).rejects.toMatchObject({
        code: 'PROXY_PORT_IN_USE',
        message: expect.stringContaining(String(port)),
        hint: expect.stringContaining('admin' in place ? '--admin' : '--listen'),
      });
    }
    squatter.close();
  });

  it('opens its admin server on another port when the usual one is taken and none was asked for', async () => {
    const { app } = await origins();
    const first = await proxyTo({ to: app.url });
    const second = await proxyTo({ to: app.url });
    expect(second.adminAddress).not.toBe(first.adminAddress);
    expect((await fetch(`http://${second.adminAddress}/readyz`)).status).toBe(200);
  });

  it.each([
    ['an address that is none', { listen: 'here' }, 'PROXY_ADDRESS_INVALID'],
    ['an address of another machine', { listen: '192.0.2.1:0' }, 'PROXY_ADDRESS_UNAVAILABLE'],
    ['an origin with a path', { to: 'http://127.0.0.1:3000/app' }, 'ROUTING_PLAN_REFUSED'],
    ['an origin that is none', { to: 'localhost' }, 'ROUTING_PLAN_REFUSED'],
    ['a plan that is not there', { to: undefined, planFile: '/nowhere/routing.yaml' }, 'PROXY_PLAN_MISSING'],
    ['no plan at all', { to: undefined }, 'PROXY_PLAN_CHOICE'],
    ['two plans', { planFile: 'routing.yaml' }, 'PROXY_PLAN_CHOICE'],
  ])('refuses %s with a code and a hint', async (_, options, code) => {
    const start = startProxy({ to: 'http://127.0.0.1:1', listen: '127.0.0.1:0', ...options });
    await expect(start).rejects.toMatchObject({ code, hint: expect.stringMatching(/\.$/) });
  });

  it('reports every problem of a plan file, each with its line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'banyan-'));
    const planFile = join(folder, 'routing.yaml');
    await writeFile(planFile, 'schema: banyan/routing-plan@1\nupstreams:\n  app: { url: ftp://x }\nmonolith: nobody\n');
    await expect(startProxy({ planFile, listen: '127.0.0.1:0' })).rejects.toMatchObject({
      code: 'ROUTING_PLAN_REFUSED',
      problems: [
        { code: 'ROUTING_PLAN_BAD_URL', line: 3 },
        { code: 'ROUTING_PLAN_UNKNOWN_UPSTREAM', line: 4 },
      ],
    });
  });

  it('opens the addresses of the plan when it is not told others', async () => {
    const plan = { ...planOver(await origins()), listen: '[::1]:0', admin: 'localhost:0' };
    const proxy = closing(await startProxy({ plan }));
    expect(proxy.address).toMatch(/^\[::1\]:\d+$/);
    expect(await ask(proxy, '/')).toMatch(/^app/);
    expect(proxy.adminAddress).toMatch(/:\d+$/);
  });

  it('opens no admin server when told so', async () => {
    const proxy = await proxyTo({ to: 'http://127.0.0.1:1', admin: false });
    expect(proxy.adminAddress).toBeUndefined();
  });
});

/** Which upstream answers each of so many callers. */
async function sides(proxy: { readonly address: string }, callers: number): Promise<readonly string[]> {
  const calls = Array.from({ length: callers }, async (_, i) => {
    const init = { method: 'POST', headers: { 'X-User': `user-${i}` } };
    return (await ask(proxy as never, '/photos/7/filters', init)).split(' ')[0] ?? '';
  });
  return Promise.all(calls);
}
