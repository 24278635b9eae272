import { metric, proxyInFrontOf } from '../testing/proxy.fixture';
import { until } from '../testing/raw-caller.fixture';
import { join, startEcho } from '../testing/web-socket.fixture';

const count = 1_000;
const gauge = 'banyan_tunnels{route="(unrouted)",upstream="monolith",phase="monolith"}';

type Joined = Awaited<ReturnType<typeof join>>;

/** So many at a time that nobody's queue of connections overflows. */
async function joinAll(proxy: { readonly address: string }): Promise<readonly Joined[]> {
  const joined: Joined[] = [];
  while (joined.length < count) joined.push(...(await Promise.all(Array.from({ length: 100 }, () => join(proxy)))));
  return joined;
}

describe('1,000 WebSockets through the proxy', () => {
  it('each get what they sent, in fragments or whole, their pongs and the code they are closed with', async () => {
    const origin = await startEcho();
    const proxy = await proxyInFrontOf(origin);
    const all = await joinAll(proxy);
    expect([await metric(proxy, gauge), origin.sockets.size]).toEqual([count, count]);
    const pongs: string[] = [];
    all.forEach(({ ws }, at) => {
      ws.once('pong', (data) => pongs.push(data.toString()));
      ws.ping(`ping ${at}`);
      for (const part of [`caller ${at}`, ' in ', 'fragments']) ws.send(part, { fin: part === 'fragments' });
      ws.send(`caller ${at}, whole`);
    });
    await until(() => pongs.length === count && all.every(({ got }) => got.length === 3));
    expect(all.map(({ got }) => got.slice(1).join('; '))).toEqual(
      all.map((_, at) => `caller ${at} in fragments; caller ${at}, whole`),
    );
    expect(new Set(pongs).size).toBe(count);

    const codes: number[] = [];
    all.forEach(({ ws }) => ws.once('close', (code) => codes.push(code)));
    for (const socket of origin.sockets) socket.close(4002, 'everybody');
    await until(() => codes.length === count);
    expect(new Set(codes)).toEqual(new Set([4002]));
    await until(async () => (await metric(proxy, gauge)) === 0);
  });

  it('hear of it when their upstream dies, and the upstream when they do', async () => {
    const origin = await startEcho();
    const proxy = await proxyInFrontOf(origin);
    const all = await joinAll(proxy);
    const codes: number[] = [];
    all.forEach(({ ws }) => ws.once('close', (code) => codes.push(code)));
    [...origin.sockets].slice(0, count / 2).forEach((socket) => socket.terminate());
    await until(() => codes.length === count / 2);
    all.forEach(({ ws }) => ws.terminate());
    await until(() => origin.sockets.size === 0);
    expect(new Set(codes)).toEqual(new Set([1006]));
    await until(async () => (await metric(proxy, gauge)) === 0);
  });
});
