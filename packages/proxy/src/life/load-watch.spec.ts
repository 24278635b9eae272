import { startOrigin } from '../testing/origin.fixture';
import { ask, closing, faultOf, metric, proxyInFrontOf } from '../testing/proxy.fixture';
import { until } from '../testing/raw-caller.fixture';
import { isOverloaded, LoadWatch } from './load-watch';

const shedding = { delay: { on: 200, off: 50 }, memory: { on: 1_000, off: 900 } };

describe('the load of the process', () => {
  it.each([
    [false, 199, 999, false],
    [false, 200, 0, true],
    [false, 0, 1_000, true],
    [true, 50, 0, true],
    [true, 0, 900, true],
    [true, 49, 899, false],
  ])('shedding %s, %i ms late and %i bytes: shedding %s', (was, delay, memory, expected) => {
    expect(isOverloaded(was, { delay, memory }, shedding)).toBe(expected);
  });

  it('one late turn of the loop sheds nothing, several do, and it is over when they are', () => {
    const changes: boolean[] = [];
    const watch = new LoadWatch(shedding, () => 0, () => 0, (isShedding) => changes.push(isShedding)); // prettier-ignore
    for (const late of [300, 0, 300, 300, 300, 0, 0, 0, 0]) watch.look(late);
    expect(changes).toEqual([true, false]);
  });

  it('new requests are refused with Retry-After while it is too high; the admin server stays alive', async () => {
    const origin = closing(await startOrigin());
    let memory = 0;
    const proxy = await proxyInFrontOf(origin, { shedding: { memory: { on: 10, off: 5 } }, memory: () => memory });
    expect(await ask(proxy, '/1')).toBe('app GET /1 ');
    memory = 10;
    await until(async () => (await metric(proxy, 'banyan_shedding')) === 1);
    const refused = await fetch(`http://${proxy.address}/2`);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await faultOf(refused)).toBe('503 PROXY_OVERLOADED');
    expect((await fetch(`http://${proxy.adminAddress}/healthz`)).status).toBe(200);
    memory = 4;
    await until(async () => (await fetch(`http://${proxy.address}/3`)).status === 200);
    expect(await metric(proxy, 'banyan_requests_refused_total{code="PROXY_OVERLOADED"}')).toBeGreaterThan(0);
  });
});
