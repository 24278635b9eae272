import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { LogLine } from '../../log/log-line';
import { closing, metric, planOver, proxyTo } from '../../testing/proxy.fixture';
import { pause, until } from '../../testing/raw-caller.fixture';
import { type CachedSite, counting, hear, type Reply, startSite } from '../testing/cached-site.fixture';
import { redisUrl, startRelay } from '../testing/redis.fixture';

const withRedis = redisUrl === undefined ? describe.skip : describe;
const place = redisUrl === undefined ? ' (no Redis: set BANYAN_REDIS_URL)' : '';

/** A site whose answers are kept in Redis, under a name of its own; emptied afterwards. A busy machine is no slow Redis. */
async function redisSite(
  url: string,
  reply?: Reply,
  prefix = `test:${randomBytes(6).toString('hex')}`,
  timeout = '2s',
): Promise<CachedSite> {
  const site = await startSite(reply, {}, { storage: { redis: { url, prefix, timeout } } });
  await until(async () => (await purge(site, 'all')) === 200);
  closing({ close: () => purge(site, 'all') });
  return site;
}

async function purge({ proxy }: CachedSite, query: string): Promise<number> {
  const answer = await fetch(`http://${proxy.adminAddress}/cache/purge?${query}`, { method: 'POST' });
  await answer.text();
  return answer.status;
}

/** Asks until what was given has been kept: nobody waits for that. */
async function kept(site: CachedSite, path: string): Promise<string> {
  await site.get(path);
  await until(async () => (await site.get(path)).did === 'hit');
  return (await site.get(path)).body;
}

withRedis(`answers kept in Redis${place}`, () => {
  const url = redisUrl ?? '';

  it('are given by every process', async () => {
    const prefix = `test:${randomBytes(6).toString('hex')}`;
    const one = await redisSite(url, counting({ 'cache-control': 'max-age=60' }), prefix);
    await kept(one, '/a');
    // The second process stands at another address; its callers name the first one's, as they would behind a balancer.
    const plan = {
      ...planOver({ app: one.origin }),
      defaults: { cache: {} },
      cache: { redis: { url, prefix, timeout: '2s' } },
    };
    const two = await proxyTo({ plan });
    // Of two answers that were fetched before the first was kept, the later one stays: so both are asked each time.
    await until(async () => (await getAs(one.proxy.address, two.address)) === (await one.get('/a')).body);
    expect((await one.get('/a')).did).toBe('hit');
  });

  it('come back byte for byte', async () => {
    const bytes = randomBytes(200_000);
    const site = await redisSite(url, (_, response) => {
      response.writeHead(200, { 'cache-control': 'max-age=60', 'x-bytes': '\u00ff\u0080' }).end(bytes);
    });
    await kept(site, '/a');
    const answer = await fetch(`http://${site.proxy.address}/a`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(answer.headers.get('x-bytes')).toBe('\u00ff\u0080');
  });

  it('are validated and made fresh again', async () => {
    const site = await redisSite(url, (request, response, count) => {
      const fields = { 'cache-control': 'max-age=10', etag: '"a"', 'x-count': `${count}` };
      if (request.headers['if-none-match']) response.writeHead(304, fields).end();
      else response.writeHead(200, fields).end('body');
    });
    await kept(site, '/a');
    site.passes(11);
    const second = await site.get('/a');
    expect([second.body, second.did]).toEqual(['body', 'fwd=stale fwd-status=304']);
    await until(async () => (await site.get('/a')).did === 'hit');
    expect((await site.get('/a')).headers.get('x-count')).toBe(second.headers.get('x-count'));
  });

  it.each(['url=HOST/a', 'url=HOST/a?q', 'prefix=HOST/', 'tag=photo-7', 'all'])(
    'are forgotten by %s',
    async (query) => {
      const site = await redisSite(url, counting({ 'cache-control': 'max-age=60', 'cache-tag': 'photo-7, b' }));
      await kept(site, '/a?q');
      const answer = await fetch(
        `http://${site.proxy.adminAddress}/cache/purge?${query.replace('HOST', site.proxy.address)}`,
        { method: 'POST' },
      );
      expect(await answer.json()).toEqual({ purged: 1 });
      expect((await site.get('/a?q')).did).toBe('fwd=miss stored');
    },
  );

  it('are invalid after an unsafe request, for its own caller at once', async () => {
    const site = await redisSite(url);
    const before = await kept(site, '/a');
    await site.get('/a', { method: 'POST', body: 'x' });
    expect((await site.get('/a')).body).not.toBe(before);
  });

  it('are not waited for when Redis is slow: requests go on', async () => {
    const relay = closing(await startRelay(url));
    const site = await redisSite(relay.url, undefined, undefined, '100ms');
    await kept(site, '/a');
    relay.stall();
    const begun = Date.now();
    for (let i = 0; i < 5; i++) expect((await site.get('/a')).status).toBe(200);
    expect(Date.now() - begun).toBeLessThan(3_000);
    expect(await metric(site.proxy, 'banyan_cache_failures_total')).toBeGreaterThan(0);
    await relay.mend();
  });

  it('that changed while Redis was away are not given when it is back', async () => {
    const lines: LogLine[] = [];
    const relay = closing(await startRelay(url));
    const prefix = `test:${randomBytes(6).toString('hex')}`;
    const site = await startSite(
      undefined,
      {},
      { storage: { redis: { url: relay.url, prefix, timeout: '2s' } }, log: (line) => lines.push(line) },
    );
    const before = await kept(site, '/a');
    await relay.cut();
    await until(() => lines.some(({ event }) => event === 'cache-away'));
    expect((await site.get('/a')).status).toBe(200);
    await site.get('/a', { method: 'POST', body: 'x' });
    await relay.mend();
    await until(() => lines.some(({ event }) => event === 'cache-back'));
    const after = await kept(site, '/a');
    expect(after).not.toBe(before);
    await purge(site, 'all');
  });
});

describe('a Redis that is not there', () => {
  it.each([
    ['that accepts and says nothing', undefined],
    ['that refuses', 'redis://127.0.0.1:1'],
  ])('%s costs no request', async (_, refusing) => {
    const relay = closing(await startRelay(undefined));
    const site = await startSite(undefined, {}, { storage: { redis: { url: refusing ?? relay.url } } });
    await pause(50);
    const begun = Date.now();
    const answers = [await site.get('/a'), await site.get('/a')];
    expect(answers.map(({ body }) => body)).toEqual(['answer 1', 'answer 2']);
    expect(Date.now() - begun).toBeLessThan(2_000);
    expect(await purge(site, 'all')).toBe(503);
    expect(await hear(site.proxy, '/b')).toMatchObject({ status: 200 });
  });
});

/** The body of `/a`, asked for at one address in the name of another one. */
function getAs(name: string, address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const [host = '', port = ''] = address.split(':');
    request({ host, port, path: '/a', headers: { host: name } }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString())).on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });
}
