import { metric } from '../testing/proxy.fixture';
import { until } from '../testing/raw-caller.fixture';
import { engines, type EngineName } from '../forward/engines';
import { startSite } from './testing/cached-site.fixture';

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
