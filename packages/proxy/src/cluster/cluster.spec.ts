import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoutingPlan } from '@banyan/model';
import { type Origin, startBareOrigin, startOrigin } from '../testing/origin.fixture';
import { startTestCluster, type TestCluster } from '../testing/cluster.fixture';
import { ask, closing, metric, planOver, proxyTo } from '../testing/proxy.fixture';
import { converse, pause, until } from '../testing/raw-caller.fixture';
import { handshake, join as joinEcho, startEcho } from '../testing/web-socket.fixture';

jest.setTimeout(60_000);

/** A GET on a connection of its own: connections are what is spread over workers. */
async function askOnce(cluster: TestCluster, path = '/', fields = ''): Promise<string> {
  const head = `GET ${path} HTTP/1.1\r\nHost: a\r\n${fields}Connection: close\r\n\r\n`;
  return (await converse(cluster.address, [head], 10_000)).text;
}

/** Status codes of so many GETs at once, each on its own connection. */
async function statuses(cluster: TestCluster, count: number, path = '/'): Promise<readonly string[]> {
  const answers = await Promise.all(Array.from({ length: count }, () => askOnce(cluster, path)));
  return answers.map((text) => text.slice(9, 12));
}

/** Answers after a while, and knows how many requests it had at once at most. */
async function busyOrigin(milliseconds: number): Promise<{ readonly origin: Origin; readonly most: () => number }> {
  let [now, most] = [0, 0];
  const origin = await startBareOrigin((request, response) => {
    most = Math.max(most, ++now);
    response.on('close', () => (now -= 1));
    setTimeout(() => response.end('done'), milliseconds);
  });
  return { origin: closing(origin), most: () => most };
}

function writePlan(file: string, plan: RoutingPlan): void {
  writeFileSync(file, JSON.stringify(plan));
}

describe('several processes', () => {
  it('answer as one proxy: shares and callers, plan, metrics, readiness, log and last good plan', async () => {
    const two = { app: closing(await startOrigin('app')), images: closing(await startOrigin('images')) };
    const match = { prefix: '/' };
    const routes = [{ name: 'all', match, service: 'images', phase: 'canary' as const, share: 30 }];
    const plan = planOver(two, routes);
    const folder = mkdtempSync(join(tmpdir(), 'banyan-'));
    const planFile = join(folder, 'routing.json');
    writePlan(planFile, plan);
    const single = await proxyTo({ plan });
    const cluster = await startTestCluster({ planFile, share: 1 });

    // Callers are on the same side, on whichever connection they come.
    const users = Array.from({ length: 40 }, (_, i) => `user-${i}`);
    for (const user of users) {
      const headers = { 'X-User': user };
      const expected = (await ask(single, '/', { headers })).split(' ')[0];
      const answers = await Promise.all([1, 2].map(() => askOnce(cluster, '/', `X-User: ${user}\r\n`)));
      expect(answers.map((text) => /\r\n\r\n(\w+)/.exec(text)?.[1])).toEqual([expected, expected]);
    }
    // Both have worked, and what they counted is summed.
    const get = async (path: string): Promise<string> => (await fetch(`http://${cluster.adminAddress}${path}`)).text();
    expect(JSON.parse(await get('/readyz'))).toEqual({ ready: true, workers: 2, of: 2 });
    const labels = (upstream: string, phase: string): string =>
      `banyan_requests_total{route="all",upstream="${upstream}",phase="${phase}",status="2xx"}`;
    const counted = await Promise.all(
      [labels('app', 'canary'), labels('images', 'canary')].map((name) => metric(cluster as never, name)),
    );
    expect((counted[0] ?? 0) + (counted[1] ?? 0)).toBe(80);
    // Each line of the log is whole, long ones too.
    await Promise.all(users.map((user) => askOnce(cluster, `/${user}${'x'.repeat(6_000)}`)));
    await until(() => cluster.output().split('\n').length === 121);
    const lines = cluster
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { path: string });
    expect(lines.filter(({ path }) => path.length > 6_000)).toHaveLength(40);

    // A new plan is in use everywhere as one revision, a broken one nowhere.
    writePlan(planFile, planOver(two, [{ name: 'all', match, service: 'images', phase: 'service' }]));
    cluster.signal('SIGHUP');
    await until(() => cluster.lines.some(({ event, revision }) => event === 'plan-swapped' && revision === 2));
    const bodies = await Promise.all(users.map(() => askOnce(cluster)));
    expect(bodies.every((text) => text.includes('\r\n\r\nimages'))).toBe(true);
    writeFileSync(planFile, 'broken: true');
    const refused = await fetch(`http://${cluster.adminAddress}/reload`, { method: 'POST' });
    expect([refused.status, JSON.parse(await get('/plan')).revision]).toEqual([422, 2]);
    expect(await statuses(cluster, 10)).toEqual(Array(10).fill('200'));
    // Kept once, without leftovers, and logged once.
    expect(readdirSync(folder).toSorted()).toEqual(['routing.json', 'routing.json.last-good']);
    expect(JSON.parse(readFileSync(`${planFile}.last-good`, 'utf8')).routes[0].phase).toBe('service');
    expect(cluster.lines.filter(({ event }) => event === 'plan-swapped')).toHaveLength(1);
    cluster.signal('SIGTERM');
    expect(await cluster.ended).toBe(0);
  });

  it('have the limits of an upstream together, and each may use all of it', async () => {
    const slow = await busyOrigin(80);
    const other = await busyOrigin(300);
    const plan = planOver({ app: slow.origin, other: other.origin }, [
      { name: 'other', match: { prefix: '/other' }, service: 'other', phase: 'service' },
    ]);
    const upstreams = {
      app: { url: slow.origin.url, limits: { connections: 3, pending: 100, pendingTime: '20s' } },
      other: { url: other.origin.url, limits: { inFlight: 5 } },
    };
    const cluster = await startTestCluster({ plan: { ...plan, upstreams } });
    expect(await statuses(cluster, 40)).toEqual(Array(40).fill('200'));
    expect(slow.most()).toBe(3);
    // One connection, hence one worker: it gets what the other one does not use.
    const one = 'GET /other HTTP/1.1\r\nHost: a\r\n\r\n';
    expect((await converse(cluster.address, [one.repeat(5)], 2_500)).text.match(/HTTP\/1.1 200/g)).toHaveLength(5);
    const many = await statuses(cluster, 12, '/other');
    expect(many.filter((status) => status === '200')).toHaveLength(5);
    expect(many.filter((status) => status === '503')).toHaveLength(7);
    expect(other.most()).toBe(5);
  });

  it('have so many WebSockets to an upstream together, and each may have all of them', async () => {
    const echo = await startEcho();
    const plan = { ...planOver({ app: echo }), upstreams: { app: { url: echo.url, limits: { tunnels: 3 } } } };
    const cluster = await startTestCluster({ plan });
    const gauge = 'banyan_tunnels{route="(unrouted)",upstream="app",phase="monolith"}';
    const sockets = [await joinEcho(cluster), await joinEcho(cluster), await joinEcho(cluster)];
    for (let i = 0; i < 4; i++) {
      expect((await converse(cluster.address, [handshake()])).text).toMatch(/^HTTP\/1\.1 503 [^]*PROXY_UPSTREAM_BUSY/);
    }
    expect(await metric(cluster as never, gauge)).toBe(3);
    expect(await metric(cluster as never, 'banyan_upstream_tunnels{upstream="app"}')).toBe(3);
    for (const { ws } of sockets) ws.terminate();
    await until(async () => (await metric(cluster as never, gauge)) === 0);
    // Whichever worker takes them next finds the room that others have given back.
    for (let i = 0; i < 4; i++) {
      const { ws } = await joinEcho(cluster);
      ws.terminate();
    }
  });

  it('eject a service together, and one request of all tries it', async () => {
    let tries = 0;
    const ill = closing(
      await startBareOrigin((_, response) => {
        tries += 1;
        response.writeHead(500).end();
      }),
    );
    const app = closing(await startOrigin());
    const plan = planOver({ app, ill }, [{ name: 'all', match: { prefix: '/' }, service: 'ill', phase: 'service' }]);
    const upstreams = {
      app: { url: app.url },
      ill: { url: ill.url, ejection: { failures: 6, base: '1s', max: '1s' } },
    };
    const cluster = await startTestCluster({ plan: { ...plan, upstreams } });
    for (let i = 0; i < 6; i++) {
      expect((await statuses(cluster, 1))[0]).toBe('500');
      await pause(50);
    }
    await until(async () => (await statuses(cluster, 4)).every((status) => status === '200'));
    const seen = tries;
    expect(seen).toBeLessThan(10);
    const events = (name: string): number => cluster.lines.filter(({ event }) => event === name).length;
    expect(events('upstream-ejected')).toBe(1);
    expect(await metric(cluster as never, 'banyan_upstream_ejections_total{upstream="ill"}')).toBe(1);
    await pause(1_000);
    // Whoever tries it is helped by the monolith.
    for (let i = 0; i < 10; i++) expect(await statuses(cluster, 6)).toEqual(Array(6).fill('200'));
    expect(tries - seen).toBeGreaterThan(0);
    expect(tries - seen).toBeLessThan(4);
  });

  it('replace one that dies, at the revision in use, and count it', async () => {
    const origin = closing(await startOrigin());
    const cluster = await startTestCluster({ to: origin.url });
    await statuses(cluster, 10);
    const total = 'banyan_requests_total{route="(unrouted)",upstream="monolith",phase="monolith",status="2xx"}';
    expect(await metric(cluster as never, total)).toBe(10);
    const [first = 0] = await cluster.workers();
    process.kill(first, 'SIGKILL');
    await until(() => cluster.lines.some(({ event }) => event === 'worker-died'));
    expect((await fetch(`http://${cluster.adminAddress}/readyz`)).status).toBe(503);
    expect(await statuses(cluster, 4)).toEqual(Array(4).fill('200'));
    await until(async () => (await fetch(`http://${cluster.adminAddress}/readyz`)).status === 200);
    expect(await cluster.workers()).not.toContain(first);
    expect(await statuses(cluster, 6)).toEqual(Array(6).fill('200'));
    expect(await metric(cluster as never, total)).toBe(20);
    expect(await metric(cluster as never, 'banyan_worker_deaths_total')).toBe(1);
    expect(await metric(cluster as never, 'banyan_workers')).toBe(2);
  });

  it('finish what is under way after SIGTERM, and are cut short by a second one', async () => {
    const { origin } = await busyOrigin(700);
    const cluster = await startTestCluster({ to: origin.url, grace: 20_000 });
    const answers = statuses(cluster, 20);
    await until(() => origin.seen.length === 20);
    cluster.signal('SIGTERM');
    expect(await answers).toEqual(Array(20).fill('200'));
    expect([await cluster.ended, cluster.report()]).toEqual([0, { cut: 0, dismissed: 0 }]);

    const hanging = closing(await startBareOrigin(() => undefined));
    const second = await startTestCluster({ to: hanging.url, grace: 60_000 });
    const pids = await second.workers();
    const cut = statuses(second, 4);
    await until(() => hanging.seen.length === 4);
    second.signal('SIGTERM');
    await pause(200);
    second.signal('SIGTERM');
    expect([await second.ended, second.report()]).toEqual([0, { cut: 4, dismissed: 0 }]);
    expect(await cut).toEqual(Array(4).fill(''));
    expect(pids.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
  });

  it('say like one process why they cannot start, and leave nothing running', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    closing({ close: () => new Promise((resolve) => squatter.close(resolve)) });
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as AddressInfo;
    const to = 'http://127.0.0.1:1';
    await expect(startTestCluster({ to, listen: `127.0.0.1:${port}` })).rejects.toMatchObject({
      code: 'PROXY_PORT_IN_USE',
    });
    await expect(startTestCluster({ to, workers: 0 })).rejects.toMatchObject({ code: 'PROXY_WORKERS_INVALID' });
  });
});
