import { metric } from '../testing/proxy.fixture';
import { counting, startSite } from './testing/cached-site.fixture';

const sent = (site: { readonly origin: { readonly seen: readonly unknown[] } }): number => site.origin.seen.length;

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
