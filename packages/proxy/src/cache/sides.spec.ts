import type { CacheRules, Route } from '@banyan/model';
import { type Origin, startOrigin } from '../testing/origin.fixture';
import { closing, metric, planOver, proxyTo } from '../testing/proxy.fixture';
import { pause, until } from '../testing/raw-caller.fixture';
import type { RunningProxy } from '../start-proxy';
import { hear } from './testing/cached-site.fixture';

/** A server that says who it is and may be kept. */
function side(name: string): Promise<Origin> {
  return startOrigin(name, (request, response) => {
    response.writeHead(200, { 'cache-control': 'public, max-age=60' }).end(`${name} ${request.url}`);
  });
}

const route = (phase: Route['phase'], more: Partial<Route> = {}): Route => ({
  ...{ name: 'photos', match: { prefix: '/photos' }, service: 'images', phase, cache: {} },
  ...more,
});

/** What a caller gets, and how. */
async function got(proxy: RunningProxy, user: string, path = '/photos/1'): Promise<string> {
  const { body, did } = await hear(proxy, path, { headers: { 'x-user': user } });
  return `${body.split(' ')[0]} ${did}`;
}

describe('a kept answer belongs to the side that gave it', () => {
  it('and callers of one side never get the other’s, in all shares of a canary', async () => {
    const origins = { app: closing(await side('app')), images: closing(await side('images')) };
    const proxy = await proxyTo({ plan: planOver(origins, [route('monolith')]) });
    const users = Array.from({ length: 16 }, (_, i) => `user-${i}`);
    for (const share of [50, 100, 0, 50]) {
      const plan = planOver(origins, [route('canary', { share })]);
      await proxy.apply(plan);
      const withCache = await Promise.all(users.map(async (user) => (await got(proxy, user)).split(' ')[0]));
      const plain = await proxyTo({ plan: planOver(origins, [route('canary', { share, cache: { off: true } })]) });
      const without = await Promise.all(users.map(async (user) => (await got(plain, user)).split(' ')[0]));
      expect(withCache).toEqual(without);
    }
  });

  it('so that a rollback holds for the next request', async () => {
    const origins = { app: closing(await side('app')), images: closing(await side('images')) };
    const proxy = await proxyTo({ plan: planOver(origins, [route('service')]) });
    expect([await got(proxy, 'a'), await got(proxy, 'a')]).toEqual(['images fwd=miss stored', 'images hit']);
    await proxy.apply(planOver(origins, [route('monolith')]));
    expect([await got(proxy, 'a'), await got(proxy, 'a')]).toEqual(['app fwd=miss stored', 'app hit']);
    await proxy.apply(planOver(origins, [route('service')]));
    expect(await got(proxy, 'a')).toBe('images hit');
  });

  it('and is not given when the side’s name gets another server', async () => {
    const app = closing(await side('app'));
    const proxy = await proxyTo({ plan: planOver({ app, images: closing(await side('one')) }, [route('service')]) });
    await got(proxy, 'a');
    await proxy.apply(planOver({ app, images: closing(await side('two')) }, [route('service')]));
    expect(await got(proxy, 'a')).toBe('two fwd=miss stored');
  });

  it('and what the monolith says for an ejected service is the monolith’s', async () => {
    const images = await side('images');
    const origins = { app: closing(await side('app')), images };
    const proxy = await proxyTo({ plan: planOver(origins, [route('service', { fallback: 'monolith' })]) });
    await images.close();
    expect(await got(proxy, 'a')).toBe('app fwd=miss stored');
    expect(await got(proxy, 'a')).toMatch(/^app fwd=miss/); // asked anew, because it is not the service’s
    const count = (upstream: string): Promise<number | undefined> =>
      metric(proxy, `banyan_requests_total{route="photos",upstream="${upstream}",phase="service",status="2xx"}`);
    await until(async () => (await count('app')) === 2);
    expect(await count('images')).toBe(0);
    expect(await metric(proxy, 'banyan_requests_in_flight{route="photos",upstream="images",phase="service"}')).toBe(0);
    expect(await metric(proxy, 'banyan_requests_in_flight{route="photos",upstream="app",phase="service"}')).toBe(0);
  });

  it('but both sides’ are invalid after an unsafe request to either, whether its own route keeps answers or not', async () => {
    const origins = { app: closing(await side('app')), images: closing(await side('images')) };
    const write: Route = {
      name: 'w',
      match: { methods: ['POST'], prefix: '/photos' },
      service: 'images',
      phase: 'service',
    };
    const on = (phase: Route['phase']): Route => route(phase, { match: { methods: ['GET'], prefix: '/photos' } });
    const proxy = await proxyTo({ plan: planOver(origins, [on('service'), write]) });
    await got(proxy, 'a');
    await proxy.apply(planOver(origins, [on('monolith'), write]));
    await got(proxy, 'a');
    await hear(proxy, '/photos/1', { method: 'POST', body: 'x' });
    expect(await got(proxy, 'a')).toBe('app fwd=miss stored');
    await proxy.apply(planOver(origins, [on('service'), write]));
    expect(await got(proxy, 'a')).toBe('images fwd=miss stored');
  });

  it('and is forgotten with a plan that keeps nothing, because nobody watches what changes it', async () => {
    const app = closing(await side('app'));
    const on = (cache: CacheRules): unknown => ({ ...planOver({ app }), defaults: { cache } });
    const proxy = await proxyTo({ plan: on({}) as never });
    await hear(proxy, '/a');
    await proxy.apply(on({ off: true }) as never);
    await hear(proxy, '/a', { method: 'POST', body: 'x' });
    await proxy.apply(on({}) as never);
    expect((await hear(proxy, '/a')).did).toBe('fwd=miss stored');
  });

  it('and hits say nothing about the health of its upstream, fetches do', async () => {
    const images = await side('images');
    const origins = { app: closing(await side('app')), images };
    const plan = planOver(origins, [route('service', { fallback: 'none' })]);
    const proxy = await proxyTo({ plan });
    await got(proxy, 'a');
    await images.close();
    for (let i = 0; i < 6; i++) await hear(proxy, `/photos/new-${i}`);
    expect(await metric(proxy, 'banyan_upstream_ejections_total{upstream="images"}')).toBe(1);
    expect(await got(proxy, 'a')).toBe('images hit');
    await pause(20);
    expect(await metric(proxy, 'banyan_upstream_available{upstream="images"}')).toBe(0);
  });
});
