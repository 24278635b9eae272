import { valuesOf } from '../testing/origin.fixture';
import { metric } from '../testing/proxy.fixture';
import { until } from '../testing/raw-caller.fixture';
import { engines, type EngineName } from '../forward/engines';
import type { AccessLine } from '../log/log-line';
import { counting, startSite } from './testing/cached-site.fixture';

const sent = (site: { readonly origin: { readonly seen: readonly unknown[] } }): number => site.origin.seen.length;

describe.each(Object.keys(engines) as EngineName[])('the cache on %s', (engine) => {
  it('gives what it keeps, with its age and with what it did', async () => {
    const site = await startSite(undefined, {}, { engine });
    const first = await site.get('/a?b');
    site.passes(7);
    const second = await site.get('/a?b');
    expect([first.body, second.body, sent(site)]).toEqual(['answer 1', 'answer 1', 1]);
    expect([first.did, second.did]).toEqual(['fwd=miss stored', 'hit']);
    expect(second.headers.get('age')).toMatch(/^[789]$/);
    expect(second.headers.get('date')).toBe(first.headers.get('date'));
    expect(second.headers.get('content-length')).toBe('8');
  });

  it('validates what is stale, and gives the same body under newer fields', async () => {
    const fields = { 'cache-control': 'max-age=10', etag: '"a"' };
    const site = await startSite(
      (request, response, count) => {
        if (request.headers['if-none-match'] === '"a"')
          response.writeHead(304, { ...fields, 'x-count': `${count}` }).end();
        else response.writeHead(200, { ...fields, 'x-count': `${count}` }).end('body');
      },
      {},
      { engine },
    );
    await site.get('/a');
    site.passes(11);
    const second = await site.get('/a');
    const third = await site.get('/a');
    expect([second.did, third.did, sent(site)]).toEqual(['fwd=stale fwd-status=304', 'hit', 2]);
    expect([second, third].map(({ status, body, headers }) => `${status} ${body} ${headers.get('x-count')}`)).toEqual(
      Array(2).fill('200 body 2'),
    );
  });

  it('passes on a large body while it keeps it, and gives it whole afterwards', async () => {
    const body = Buffer.alloc(900_000, 'abcdefghij').toString();
    const site = await startSite(
      (_, response) => void response.writeHead(200, { 'cache-control': 'max-age=9' }).end(body),
      {},
      { engine },
    );
    const [first, second] = [await site.get('/a'), await site.get('/a')];
    expect([first.body === body, second.body === body, second.did]).toEqual([true, true, 'hit']);
  });

  it('passes on what is too large to be kept, whether that is announced or turns out', async () => {
    const body = 'x'.repeat(300_000);
    const site = await startSite(
      (request, response) => {
        const length = request.url === '/known' ? { 'content-length': String(body.length) } : {};
        response.writeHead(200, { 'cache-control': 'max-age=9', ...length });
        response.write(body.slice(0, 150_000));
        setTimeout(() => response.end(body.slice(150_000)), 20);
      },
      { maxBody: 100_000 },
      { engine },
    );
    for (const path of ['/known', '/known', '/chunked', '/chunked']) {
      expect((await site.get(path)).body === body).toBe(true);
    }
    expect(sent(site)).toBe(4);
  });

  it('keeps nothing of a body that broke off', async () => {
    const site = await startSite(
      (_, response, count) => {
        response.writeHead(200, { 'cache-control': 'max-age=9', 'content-length': '10' }).write('half');
        setTimeout(() => (count === 1 ? response.destroy() : response.end(' whole')), 20);
      },
      {},
      { engine },
    );
    await expect(site.get('/a')).rejects.toThrow();
    expect((await site.get('/a')).body).toBe('half whole');
  });

  it('gives a stale answer for an upstream that fails, where that is allowed', async () => {
    const site = await startSite(
      (request, response, count) => {
        if (count === 1) response.writeHead(200, { 'cache-control': 'max-age=1, stale-if-error=60' }).end('good');
        else if (request.headers['x-how'] === 'cut') response.destroy();
        else response.writeHead(503).end('bad');
      },
      {},
      { engine },
    );
    await site.get('/a');
    site.passes(5);
    const unavailable = await site.get('/a');
    const cut = await site.get('/a', { headers: { 'x-how': 'cut' } });
    expect([unavailable.status, unavailable.body, unavailable.did]).toEqual([
      ...[200, 'good', 'fwd=stale fwd-status=503 detail=stale-if-error'],
    ]);
    expect([cut.status, cut.body, cut.did]).toEqual([200, 'good', 'fwd=stale detail=stale-if-error']);
    site.passes(60);
    expect((await site.get('/a')).status).toBe(503);
  });

  it('makes invalid what an unsafe request changed, before its answer is there', async () => {
    const site = await startSite(
      (request, response, count) => {
        const status = request.url === '/bad' ? 500 : 201;
        if (request.method === 'GET') response.writeHead(200, { 'cache-control': 'max-age=60' }).end(`answer ${count}`);
        else
          response.writeHead(status, { location: '/new?x=1', 'content-location': 'http://elsewhere.test/other' }).end();
      },
      {},
      { engine },
    );
    for (const path of ['/a', '/a?page=2', '/new', '/other', '/bad']) await site.get(path);
    await site.get('/a', { method: 'POST', body: 'x' });
    await site.get('/bad', { method: 'DELETE' });
    const dids = await Promise.all(
      ['/a', '/a?page=2', '/new', '/other', '/bad'].map(async (path) => (await site.get(path)).did),
    );
    expect(dids).toEqual(['fwd=miss stored', 'fwd=miss stored', 'fwd=miss stored', 'hit', 'hit']);
  });
});

describe('a caller of the cache', () => {
  it('gets a part of what is kept, and 416 for what is beyond it', async () => {
    const site = await startSite();
    await site.get('/a');
    const range = (bytes: string): Promise<unknown> =>
      site
        .get('/a', { headers: { range: `bytes=${bytes}` } })
        .then(({ status, body, headers }) => [
          ...[status, body, headers.get('content-range'), headers.get('content-length')],
        ]);
    expect(await range('1-3')).toEqual([206, 'nsw', 'bytes 1-3/8', '3']);
    expect(await range('8-')).toEqual([416, '', 'bytes */8', '0']);
    expect(await range('0-1,3-4')).toEqual([200, 'answer 1', null, '8']);
    expect(sent(site)).toBe(1);
  });

  it('gets 304 for what it has, without a body and its fields', async () => {
    const site = await startSite(
      counting({ 'cache-control': 'max-age=60', etag: '"a"', 'access-control-allow-origin': '*' }),
    );
    await site.get('/a');
    const { status, headers } = await site.get('/a', { headers: { 'if-none-match': '"a"' } });
    expect(status).toBe(304);
    expect(headers.get('etag')).toBe('"a"');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect([headers.get('content-type'), headers.get('content-length')]).toEqual([null, null]);
  });

  it('gets the head of what is kept', async () => {
    const site = await startSite();
    await site.get('/a');
    const { did, body, headers } = await site.get('/a', { method: 'HEAD' });
    expect([did, body, headers.get('content-length'), sent(site)]).toEqual(['hit', '', '8', 1]);
  });

  it('gets 504 when it wants nothing but what is kept, and nothing is', async () => {
    const site = await startSite();
    const { status, body } = await site.get('/a', { headers: { 'cache-control': 'only-if-cached' } });
    expect([status, JSON.parse(body).error.code, sent(site)]).toEqual([504, 'PROXY_NOT_CACHED', 0]);
  });

  it('has its own condition passed on where nothing is kept', async () => {
    const site = await startSite((request, response) => {
      response
        .writeHead(request.headers['if-none-match'] === '"a"' ? 304 : 200, {
          etag: '"a"',
          'cache-control': 'max-age=9',
        })
        .end();
    });
    expect((await site.get('/a', { headers: { 'if-none-match': '"a"' } })).status).toBe(304);
    expect((await site.get('/a')).status).toBe(200);
  });

  it('gets early hints, and they are not kept', async () => {
    const site = await startSite((_, response) => {
      response.writeEarlyHints({ link: '</a.css>; rel=preload' });
      response.writeHead(200, { 'cache-control': 'max-age=9' }).end();
    });
    await site.get('/a');
    const second = await site.get('/a');
    expect([second.did, second.headers.get('link')]).toEqual(['hit', null]);
  });

  it('gets the upstream’s fault where nothing may stand in', async () => {
    const site = await startSite((_, response) => void response.destroy());
    const { status, body } = await site.get('/a');
    expect([status, JSON.parse(body).error.code]).toEqual([502, 'PROXY_UPSTREAM_CLOSED']);
    expect(await metric(site.proxy, 'banyan_faults_total{code="PROXY_UPSTREAM_CLOSED"}')).toBe(1);
  });

  it('gets the cookie that comes with 304, and nobody else does', async () => {
    const site = await startSite((request, response) => {
      const fields = { 'cache-control': 'max-age=10', etag: '"a"' };
      if (request.headers['if-none-match']) response.writeHead(304, { ...fields, 'set-cookie': 'sid=1' }).end();
      else response.writeHead(200, fields).end('body');
    });
    await site.get('/a');
    site.passes(11);
    expect((await site.get('/a')).headers.get('set-cookie')).toBe('sid=1');
    expect((await site.get('/a')).headers.get('set-cookie')).toBeNull();
  });
});

describe('a stale answer that may be given while it is fetched anew (RFC 5861 3)', () => {
  it('is given at once, and fetched once for all callers', async () => {
    const site = await startSite((_, response, count) => {
      const fields = { 'cache-control': 'max-age=10, stale-while-revalidate=60' };
      setTimeout(() => response.writeHead(200, fields).end(`answer ${count}`), count === 1 ? 0 : 80);
    });
    await site.get('/a');
    site.passes(11);
    const stale = await Promise.all(Array.from({ length: 5 }, () => site.get('/a')));
    expect(new Set(stale.map(({ body }) => body))).toEqual(new Set(['answer 1']));
    expect(stale[0]?.headers.get('cache-status')).toMatch(/^banyan; hit; ttl=-\d$/);
    await until(async () => (await site.get('/a')).body === 'answer 2');
    expect(sent(site)).toBe(2);
    expect(await metric(site.proxy, 'banyan_cache_refreshes_total')).toBe(1);
  });

  it('is kept when fetching it anew fails', async () => {
    const site = await startSite((_, response, count) => {
      if (count > 1) response.destroy();
      else response.writeHead(200, { 'cache-control': 'max-age=10, stale-while-revalidate=60' }).end('good');
    });
    await site.get('/a');
    site.passes(11);
    await site.get('/a');
    await until(() => sent(site) > 1);
    expect((await site.get('/a')).body).toBe('good');
  });
});

describe('the plan says', () => {
  it('which parameters count; the others do not reach the upstream', async () => {
    const site = await startSite(undefined, { query: { ignore: ['utm_*'] } });
    await site.get('/a?b=1&utm_source=x');
    expect((await site.get('/a?utm_campaign=y&b=1')).did).toBe('hit');
    expect(site.origin.seen.map(({ url }) => url)).toEqual(['/a?b=1']);
  });

  it('which cookies say nothing about a caller; they do not reach the upstream', async () => {
    const site = await startSite(undefined, { cookies: { ignore: ['_ga*'] } });
    await site.get('/a', { headers: { cookie: '_ga_1=x' } });
    expect((await site.get('/a', { headers: { cookie: '_ga_1=y; _ga=z' } })).did).toBe('hit');
    expect(valuesOf(site.origin.seen[0] as never, 'cookie')).toEqual([]);
    expect((await site.get('/a', { headers: { cookie: '_ga=1; sid=2' } })).did).toBe('fwd=miss');
    expect(valuesOf(site.origin.seen[1] as never, 'cookie')).toEqual(['sid=2']);
  });

  it('which headers tell answers apart', async () => {
    const site = await startSite(undefined, { headers: ['X-Market'] });
    await site.get('/a', { headers: { 'x-market': 'at' } });
    expect((await site.get('/a', { headers: { 'x-market': 'de' } })).body).toBe('answer 2');
    expect((await site.get('/a', { headers: { 'x-market': 'at' } })).body).toBe('answer 1');
  });

  it('how long an answer is fresh that says nothing', async () => {
    const site = await startSite(counting({}), { ttl: '30s' });
    await site.get('/a');
    site.passes(20);
    expect((await site.get('/a')).did).toBe('hit');
    site.passes(20);
    expect((await site.get('/a')).body).toBe('answer 2');
  });

  it('that nothing is kept, and then nothing tells of a cache', async () => {
    const site = await startSite(undefined, { off: true });
    await site.get('/a');
    const second = await site.get('/a');
    expect([second.body, second.headers.get('cache-status')]).toEqual(['answer 2', null]);
    expect(await metric(site.proxy, 'banyan_cache_kept_total')).toBeUndefined();
  });

  it('how many bytes are kept: the least recently used go first', async () => {
    const site = await startSite(
      (_, response) => {
        response.writeHead(200, { 'cache-control': 'max-age=60' }).end(Buffer.alloc(300_000));
      },
      {},
      { storage: { maxBytes: 1_048_576 } },
    );
    for (const path of ['/a', '/b', '/c', '/a', '/d']) await site.get(path);
    const dids = [];
    for (const path of ['/a', '/c', '/d', '/b']) dids.push((await site.get(path)).did);
    expect(dids).toEqual(['hit', 'hit', 'hit', 'fwd=miss stored']);
    expect(await metric(site.proxy, 'banyan_cache_evictions_total')).toBe(2);
    expect(await metric(site.proxy, 'banyan_cache_bytes')).toBeLessThan(1_048_576);
  });
});

describe('operators', () => {
  const tagged = counting({ 'cache-control': 'max-age=60', 'surrogate-key': 'photos photo-7' });

  it.each([
    ['by URL, all its queries', 'url=HOST/a', 2, ['fwd=miss stored', 'fwd=miss stored', 'hit']],
    ['by one query', 'url=HOST/a?q=1', 1, ['hit', 'fwd=miss stored', 'hit']],
    ['by the beginning of the URL', 'prefix=HOST/', 3, Array(3).fill('fwd=miss stored')],
    ['by tag', 'tag=photo-7', 3, Array(3).fill('fwd=miss stored')],
    ['by a tag that nothing has', 'tag=photo-8', 0, Array(3).fill('hit')],
    ['all of it', 'all', 3, Array(3).fill('fwd=miss stored')],
  ])('have kept answers forgotten %s', async (_, query, count, expected) => {
    const site = await startSite(tagged);
    const paths = ['/a', '/a?q=1', '/b'];
    for (const path of paths) await site.get(path);
    const url = `http://${site.proxy.adminAddress}/cache/purge?${query.replace('HOST', site.proxy.address)}`;
    const answer = await fetch(url, { method: 'POST' });
    expect([answer.status, await answer.json()]).toEqual([200, { purged: count }]);
    const dids = [];
    for (const path of paths) dids.push((await site.get(path)).did);
    expect(dids).toEqual(expected);
  });

  it('are told when they did not say what', async () => {
    const site = await startSite();
    const answer = await fetch(`http://${site.proxy.adminAddress}/cache/purge`, { method: 'POST' });
    expect([answer.status, await answer.json()]).toEqual([400, { error: expect.stringContaining('one of url') }]);
  });

  it('have forgotten also what is on its way', async () => {
    const site = await startSite((_, response, count) => {
      setTimeout(() => response.writeHead(200, { 'cache-control': 'max-age=60' }).end(`answer ${count}`), 100);
    });
    const first = site.get('/a');
    await until(() => sent(site) === 1);
    await fetch(`http://${site.proxy.adminAddress}/cache/purge?tag=x`, { method: 'POST' });
    expect((await first).body).toBe('answer 1');
    expect((await site.get('/a')).body).toBe('answer 2');
  });

  it('see in log and metrics what became of requests', async () => {
    const lines: AccessLine[] = [];
    const site = await startSite(undefined, {}, { accessLog: { share: 1, write: (line) => lines.push(line) } });
    await site.get('/a');
    await site.get('/a');
    await until(() => lines.length === 2);
    expect(lines.map(({ cache }) => cache)).toEqual(['miss', 'hit']);
    const count = (result: string): Promise<number | undefined> =>
      metric(site.proxy, `banyan_cache_requests_total{route="(unrouted)",result="${result}"}`);
    expect([await count('miss'), await count('hit'), await metric(site.proxy, 'banyan_cache_answers')]).toEqual([
      1, 1, 1,
    ]);
    expect(
      await metric(
        site.proxy,
        'banyan_requests_total{route="(unrouted)",upstream="app",phase="monolith",status="2xx"}',
      ),
    ).toBe(2);
    expect(
      await metric(site.proxy, 'banyan_requests_in_flight{route="(unrouted)",upstream="app",phase="monolith"}'),
    ).toBe(0);
  });
});
