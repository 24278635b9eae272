import type { RoutingPlan } from '@banyan/model';
import { signOverride } from '@banyan/routing';
import { type Origin, startOrigin, valuesOf } from '../testing/origin.fixture';
import { ask, closing, planOver, proxyTo } from '../testing/proxy.fixture';

const secret = 'a-secret-of-the-tests-long-enough-to-sign';
const environment = { KEY: secret };
const override = { header: 'X-Side', signed: true };

async function origins(): Promise<{ readonly app: Origin; readonly images: Origin }> {
  return { app: closing(await startOrigin('app')), images: closing(await startOrigin('images')) };
}

/** Everything below /a, for a share of callers; callers nobody knows are issued a cookie. */
function planAt(share: number, two: Readonly<Record<string, Origin>>, more: Partial<RoutingPlan> = {}): RoutingPlan {
  const route = { name: 'a', match: { prefix: '/a' }, service: 'images', phase: 'canary' as const, share };
  return { ...planOver(two, [route], [{ issue: 'caller' }]), signingKey: { env: 'KEY' }, ...more };
}

describe('callers whom nobody knows', () => {
  it('are issued a cookie that keeps them on their side, and only them', async () => {
    const two = await origins();
    const proxy = await proxyTo({ plan: planAt(50, two), environment });
    for (let i = 0; i < 20; i++) {
      const first = await fetch(`http://${proxy.address}/a`);
      const side = (await first.text()).split(' ')[0];
      const cookie = first.headers.get('set-cookie') ?? '';
      expect(cookie).toMatch(/^caller=[\w-]{16}\.[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/);
      const again = await fetch(`http://${proxy.address}/a/b`, { headers: { cookie: cookie.split(';')[0] ?? '' } });
      expect([(await again.text()).split(' ')[0], again.headers.get('set-cookie')]).toEqual([side, null]);
    }
    const others = await fetch(`http://${proxy.address}/b`);
    expect(others.headers.get('set-cookie')).toBeNull();
  });

  it('come back at once when the share goes to 0, cookie or not', async () => {
    const two = await origins();
    const proxy = await proxyTo({ plan: planAt(99.99, two), environment });
    const first = await fetch(`http://${proxy.address}/a`);
    expect(await first.text()).toMatch(/^images/);
    const headers = { cookie: first.headers.get('set-cookie')?.split(';')[0] ?? '' };
    expect(await ask(proxy, '/a', { headers })).toMatch(/^images/);
    await proxy.apply(planAt(0, two));
    expect(await ask(proxy, '/a', { headers })).toMatch(/^app/);
  });

  it('get no cookie with an answer that shared caches may keep', async () => {
    const answer = (name: string): Promise<Origin> =>
      startOrigin(name, (_, response) => {
        response.setHeader('Cache-Control', 'max-age=60, public');
        response.end(name);
      });
    const two = { app: closing(await answer('app')), images: closing(await answer('images')) };
    const proxy = await proxyTo({ plan: planAt(50, two), environment });
    expect((await fetch(`http://${proxy.address}/a`)).headers.get('set-cookie')).toBeNull();
  });

  it('get a secure cookie where a trusted proxy says that they speak TLS', async () => {
    const proxy = await proxyTo({ plan: planAt(50, await origins()), environment, trust: ['127.0.0.1'] });
    const answer = await fetch(`http://${proxy.address}/a`, { headers: { 'x-forwarded-proto': 'https' } });
    expect(answer.headers.get('set-cookie')).toMatch(/; Secure$/);
  });
});

describe('a tester', () => {
  it('reaches the service before anybody else, and upstreams do not see the word', async () => {
    const two = await origins();
    const proxy = await proxyTo({ plan: planAt(0, two, { override }), environment });
    const side = signOverride(secret, 'service', Math.floor(Date.now() / 1000) + 60);
    expect(await ask(proxy, '/a', { headers: { 'x-side': side } })).toMatch(/^images/);
    expect(valuesOf(two.images.seen[0] as never, 'x-side')).toEqual([]);
    expect(await ask(proxy, '/a', { headers: { 'x-side': 'service' } })).toMatch(/^app/);
    expect(valuesOf(two.app.seen[0] as never, 'x-side')).toEqual([]);
  });

  it('needs no signature in a trusted network', async () => {
    const networks = { override: { header: 'X-Side', networks: ['127.0.0.0/8'] } };
    const proxy = await proxyTo({ plan: planAt(0, await origins(), networks), environment });
    expect(await ask(proxy, '/a', { headers: { 'x-side': 'service' } })).toMatch(/^images/);
  });

  it('does not make itself part of a trusted network', async () => {
    const networks = { override: { header: 'X-Side', networks: ['10.0.0.0/8'] } };
    const proxy = await proxyTo({ plan: planAt(0, await origins(), networks), environment });
    const headers = { 'x-side': 'service', 'x-forwarded-for': '10.0.0.1' };
    expect(await ask(proxy, '/a', { headers })).toMatch(/^app/);
  });
});

describe('a plan whose secret', () => {
  it.each([
    ['is not there', {}, 'PROXY_SECRET_MISSING'],
    ['is short', { KEY: `${secret} short` }, 'PROXY_SECRET_SHORT'],
  ])('%s is refused', async (_, env, code) => {
    const plan = planAt(50, await origins());
    await expect(proxyTo({ plan, environment: env })).rejects.toMatchObject({ problems: [{ code }] });
  });

  it('is not there is refused by a proxy that runs, too', async () => {
    const two = await origins();
    const proxy = await proxyTo({ plan: planOver(two), environment: {} });
    const outcome = await proxy.apply(planAt(50, two));
    expect(outcome).toMatchObject({ kind: 'refused', problems: [{ code: 'PROXY_SECRET_MISSING' }] });
  });
});
