import type { ShadowRules } from '@banyan/model';
import { startOrigin, valuesOf } from '../testing/origin.fixture';
import { ask, closing, metric } from '../testing/proxy.fixture';
import { until } from '../testing/raw-caller.fixture';
import { jsonOrigin, reportAfter, reportOf, shadowing, shadowPlan } from './shadow.fixture';

const labels = 'route="all",upstream="service"';

describe('noise', () => {
  it('is what differs between two answers of the monolith; what differs as often from the service is not reported', async () => {
    const monolith = await jsonOrigin(...[1, 2, 3, 4, 5, 6, 7, 8].map((at) => ({ at, name: 'a' })));
    const service = await jsonOrigin(...[11, 12, 13, 14].map((at) => ({ at, name: 'b' })));
    const proxy = await shadowing(monolith, service, { noise: 100 });
    for (let i = 0; i < 4; i++) await ask(proxy, '/').then(() => reportAfter(proxy, i + 1));
    await until(async () => (await reportOf(proxy)).pairs.noise === 4);
    const { fields, noise } = await reportOf(proxy);
    expect(noise).toMatchObject({ mismatch: 4 });
    expect(fields.map(({ field, raw, noise: same, reported }) => [field, raw, same, reported])).toEqual([
      ['/body/at', 4, 4, false],
      ['/body/name', 4, 0, true],
    ]);
    const markers = monolith.seen.map((seen) => valuesOf(seen, 'x-banyan-shadow')[0]);
    expect(markers.filter((marker) => marker === 'control')).toHaveLength(4);
    expect(await metric(proxy, `banyan_shadow_noise_total{${labels},verdict="mismatch"}`)).toBe(4);
  });

  it('is never sought by sending the monolith twice what may change something', async () => {
    const [monolith, service] = [await jsonOrigin(1), await jsonOrigin(1)];
    const proxy = await shadowing(monolith, service, { noise: 100, methods: ['GET', 'POST'] });
    await ask(proxy, '/', { method: 'POST', body: 'x' });
    await reportAfter(proxy, 1);
    expect([monolith.seen.length, service.seen.length]).toEqual([1, 1]);
  });
});

describe('a reload', () => {
  const rules = (shadow: ShadowRules): ShadowRules => shadow;

  it('ends copying with the next request, and the counters stay', async () => {
    const [monolith, service] = [await jsonOrigin(1), await jsonOrigin(2)];
    const proxy = await shadowing(monolith, service);
    await ask(proxy, '/').then(() => reportAfter(proxy, 1));
    const plan = shadowPlan(monolith, service);
    const routes = plan.routes?.map((route) => ({ ...route, phase: 'monolith' as const }));
    await proxy.apply({ ...plan, routes: routes ?? [] });
    await ask(proxy, '/');
    expect(await reportOf(proxy)).toMatchObject({ copies: 1, verdicts: { mismatch: 1 }, fields: [{ field: '/body' }] });
    expect(service.seen).toHaveLength(1);
  });

  it('that changes what is compared begins the evidence anew; one that changes the share does not', async () => {
    const [monolith, service] = [await jsonOrigin(1), await jsonOrigin(2)];
    const proxy = await shadowing(monolith, service);
    await ask(proxy, '/').then(() => reportAfter(proxy, 1));
    await proxy.apply(shadowPlan(monolith, service, rules({ share: 50 })));
    expect((await reportOf(proxy)).fields).toHaveLength(1);
    await proxy.apply(shadowPlan(monolith, service, rules({ compare: { ignore: ['/body'] } })));
    expect((await reportOf(proxy)).fields).toHaveLength(0);
    await ask(proxy, '/');
    expect(await reportAfter(proxy, 2)).toMatchObject({ verdicts: { mismatch: 1, match: 1 } });
  });

  it('that takes the service away gives its copies up', async () => {
    const [monolith, other] = [await jsonOrigin(1), await jsonOrigin(1)];
    const hung = closing(await startOrigin('hung', () => undefined));
    const proxy = await shadowing(monolith, hung, { timeout: '1h' });
    await ask(proxy, '/');
    await until(() => hung.seen.length === 1);
    await proxy.apply(shadowPlan(monolith, other));
    await until(() => hung.connections() === 0);
  });
});
