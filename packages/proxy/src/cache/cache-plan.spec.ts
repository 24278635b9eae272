import { valuesOf } from '../testing/origin.fixture';
import { metric } from '../testing/proxy.fixture';
import { counting, startSite } from './testing/cached-site.fixture';

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
