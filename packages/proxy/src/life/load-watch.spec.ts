import { startOrigin } from '../testing/origin.fixture';
import { ask, closing, faultOf, metric, proxyInFrontOf } from '../testing/proxy.fixture';
import { until } from '../testing/raw-caller.fixture';
import { copyThresholds, isOverloaded, LoadWatch } from './load-watch';

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
    const watch = new LoadWatch(() => shedding, () => 0, () => 0, (isShedding) => changes.push(isShedding)); // prettier-ignore
    for (const late of [300, 0, 300, 300, 300, 0, 0, 0, 0]) watch.look(late);
    expect(changes).toEqual([true, false]);
  });

  it.each([
    ['nothing is said', undefined, { delay: { on: 50, off: 25 } }],
    ['requests are refused early', { delay: { on: 40, off: 20 } }, { delay: { on: 20, off: 10 } }],
    ['requests are refused late', { delay: { on: 400, off: 200 } }, { delay: { on: 50, off: 25 } }],
    ['memory is bounded', { memory: { on: 100, off: 50 } }, { delay: { on: 50, off: 25 }, memory: { on: 90, off: 45 } }],
    ['copies have their own', { copies: { delay: { on: 5, off: 1 } } }, { delay: { on: 5, off: 1 } }],
    ['copies ask for more than requests get', { delay: { on: 40, off: 20 }, copies: { delay: { on: 90, off: 80 } } },
      { delay: { on: 20, off: 10 } }],
  ])('copies are given up before requests are refused: %s', (_, rules, expected) => {
    expect(copyThresholds(rules)).toEqual(expected);
  }); // prettier-ignore

  it('copies are given up at once, and longer than requests are refused', () => {
    const watch = new LoadWatch(() => shedding, () => 0, () => 0, () => undefined); // prettier-ignore
    const seen = [120, 0, 300, 300, 0, 0, 0, 0, 0].map((late) => (watch.look(late), `${+watch.isShedding}${+watch.dropsCopies}`)); // prettier-ignore
    expect(seen).toEqual(['01', '01', '01', '11', '11', '11', '01', '00', '00']);
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
