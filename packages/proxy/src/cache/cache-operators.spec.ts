import { metric } from '../testing/proxy.fixture';
import { until } from '../testing/raw-caller.fixture';
import type { AccessLine } from '../log/log-line';
import { counting, startSite } from './testing/cached-site.fixture';

const sent = (site: { readonly origin: { readonly seen: readonly unknown[] } }): number => site.origin.seen.length;

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
