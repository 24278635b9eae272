import type { AccessLine } from '../log/log-line';
import { type Seen, startOrigin, valuesOf } from '../testing/origin.fixture';
import { ask, closing, metric } from '../testing/proxy.fixture';
import { pause, until } from '../testing/raw-caller.fixture';
import { jsonOrigin, reportAfter, reportOf, shadowing } from './shadow.fixture';

const labels = 'route="all",upstream="service"';

describe('what a shadow shows', () => {
  it('counts verdicts, statuses and durations for Prometheus', async () => {
    const proxy = await shadowing(await jsonOrigin({ a: 1 }), await jsonOrigin({ a: 1 }, { a: 2 }));
    for (let i = 0; i < 3; i++) await ask(proxy, '/').then(() => reportAfter(proxy, i + 1));
    expect(await metric(proxy, `banyan_shadow_copies_total{${labels}}`)).toBe(3);
    expect(await metric(proxy, `banyan_shadow_compared_total{${labels},verdict="match"}`)).toBe(2);
    expect(await metric(proxy, `banyan_shadow_compared_total{${labels},verdict="mismatch"}`)).toBe(1);
    expect(await metric(proxy, `banyan_shadow_answers_total{${labels},status="2xx"}`)).toBe(3);
    expect(await metric(proxy, `banyan_shadow_duration_seconds_count{${labels}}`)).toBe(3);
    const served = 'banyan_requests_total{route="all",upstream="monolith",phase="shadow",status="2xx"}';
    expect(await metric(proxy, served)).toBe(3);
  });

  it('keeps the newest samples, and nobody finds a value in them', async () => {
    const secret = { users: [{ email: 'ann@a.test', 'ann@a.test': 1 }] };
    const other = { users: [{ email: 'bob@a.test', 'ann@a.test': 2 }] };
    const proxy = await shadowing(await jsonOrigin(secret), await jsonOrigin(other), { samples: { keep: 2 } });
    for (let i = 0; i < 3; i++)
      await ask(proxy, `/users/ann@a.test/${i}?token=t`).then(() => reportAfter(proxy, i + 1));
    const { samples, fields } = await reportOf(proxy);
    expect(samples).toHaveLength(2);
    expect(samples[0]).toMatchObject({ method: 'GET', path: '/users/*/*', status: { monolith: 200, service: 200 } });
    expect(samples[0]?.differences).toEqual([
      {
        path: '/body/users/*/email',
        field: '/body/users/*/email',
        control: 'a string of 10',
        candidate: 'a string of 10',
      },
      { path: '/body/users/*/*', field: '/body/users/*/*', control: 'a number', candidate: 'a number' },
    ]);
    expect(JSON.stringify([samples, fields])).not.toMatch(/a\.test|token/);
  });

  it('shows values and exact paths where the plan says so', async () => {
    const shown = { samples: { values: 'shown' } } as const;
    const proxy = await shadowing(await jsonOrigin([{ a: 'x' }]), await jsonOrigin([{}]), shown);
    await ask(proxy, '/7');
    const { samples } = await reportAfter(proxy, 1);
    expect(samples[0]).toMatchObject({ path: '/7', differences: [{ path: '/body/0/a', control: 'x' }] });
  });

  it('keeps no sample where the plan wants none', async () => {
    const proxy = await shadowing(await jsonOrigin(1), await jsonOrigin(2), { samples: { keep: 0 } });
    await ask(proxy, '/');
    expect(await reportAfter(proxy, 1)).toMatchObject({ samples: [], verdicts: { mismatch: 1 } });
  });

  it('forgets what it has seen when it is told to, and goes on counting', async () => {
    const proxy = await shadowing(await jsonOrigin(1), await jsonOrigin(2));
    await ask(proxy, '/').then(() => reportAfter(proxy, 1));
    await fetch(`http://${proxy.adminAddress}/shadow/reset`, { method: 'POST' });
    expect(await reportOf(proxy)).toMatchObject({
      fields: [],
      samples: [],
      pairs: { raw: 0 },
      verdicts: { mismatch: 1 },
    });
  });

  it('says in the access log what became of a copy', async () => {
    const lines: AccessLine[] = [];
    const accessLog = { share: 1, write: (line: AccessLine) => void lines.push(line) };
    const proxy = await shadowing(await jsonOrigin(1), await jsonOrigin(1), {}, { accessLog });
    await ask(proxy, '/');
    await ask(proxy, '/', { method: 'POST' });
    await ask(proxy, '/canary');
    await until(() => lines.length === 3);
    expect(lines.map(({ shadow }) => shadow)).toEqual(['copied', 'method', undefined]);
  });
});

describe('what a shadow copies', () => {
  it('is the share of requests that the plan says', async () => {
    const draws = [0.29, 0.3, 0.31, 0.1];
    const random = (): number => draws.shift() ?? 0;
    const drawn = await shadowing(
      await jsonOrigin(1),
      await jsonOrigin(1),
      { share: 30 },
      { random: alternate(random) },
    );
    for (let i = 0; i < 4; i++) await ask(drawn, '/');
    await reportAfter(drawn, 2);
    expect(await reportOf(drawn)).toMatchObject({ copies: 2, dropped: {} });
  });

  it('is nothing while the process has more to do than it can; callers are answered', async () => {
    let memory = 0;
    const shedding = { copies: { memory: { on: 10, off: 5 }, delay: { on: 1e9, off: 1e9 } } };
    const proxy = await shadowing(await jsonOrigin(1), await jsonOrigin(1), {}, { shedding, memory: () => memory });
    await ask(proxy, '/').then(() => reportAfter(proxy, 1));
    memory = 10;
    await until(async () => (await metric(proxy, 'banyan_shadow_shedding')) === 1);
    expect([await ask(proxy, '/'), await metric(proxy, 'banyan_shedding')]).toEqual(['1', 0]);
    expect(await reportAfter(proxy, 2)).toMatchObject({ copies: 1, dropped: { overloaded: 1 } });
  });

  it('is nothing for a second when five copies in a row got no answer, then one, and all when that is answered', async () => {
    let isUp = false;
    const monolith = await jsonOrigin(1);
    const service = closing(
      await startOrigin('service', (_, response) => void (isUp ? response.end('1') : response.destroy())),
    );
    const proxy = await shadowing(monolith, service);
    for (let i = 0; i < 6; i++) await ask(proxy, '/').then(() => reportAfter(proxy, i + 1));
    expect(await reportOf(proxy)).toMatchObject({
      copies: 5,
      failed: { PROXY_UPSTREAM_CLOSED: 5 },
      dropped: { unwell: 1 },
    });
    isUp = true;
    await pause(1_000);
    await ask(proxy, '/').then(() => reportAfter(proxy, 7));
    await ask(proxy, '/').then(() => reportAfter(proxy, 8));
    expect(await reportOf(proxy)).toMatchObject({ copies: 7, dropped: { unwell: 1 } });
  });

  it('is nothing for a service that is ejected', async () => {
    const monolith = await jsonOrigin(1);
    const service = closing(await startOrigin('service', (_, response) => void response.writeHead(500).end()));
    const proxy = await shadowing(monolith, service);
    for (let i = 0; i < 5; i++) await ask(proxy, '/canary');
    await until(async () => (await metric(proxy, 'banyan_upstream_available{upstream="service"}')) === 0);
    await ask(proxy, '/');
    expect(await reportAfter(proxy, 1)).toMatchObject({ copies: 0, dropped: { unwell: 1 } });
  });

  it('keeps the marker of a copy that a trusted proxy in front of us has sent', async () => {
    const [monolith, service] = [await jsonOrigin(1), await jsonOrigin(1)];
    const headers = { 'x-banyan-shadow': 'candidate' };
    const markers = async (trust: readonly string[]): Promise<readonly string[]> => {
      const proxy = await shadowing(monolith, service, { share: 0 }, { trust });
      await ask(proxy, '/', { headers });
      return valuesOf(monolith.seen.at(-1) as Seen, 'x-banyan-shadow');
    };
    expect([await markers([]), await markers(['127.0.0.1'])]).toEqual([[], ['candidate']]);
  });
});

/** The first number names the process. */
function alternate(next: () => number): () => number {
  let first = true;
  return () => (first ? ((first = false), 0.5) : next());
}
