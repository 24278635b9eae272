import type { ServerResponse } from 'node:http';
import { startProxy } from '../start-proxy';
import { startBareOrigin, startOrigin } from '../testing/origin.fixture';
import { closing } from '../testing/proxy.fixture';
import { converse, listenTo, open, pause, until } from '../testing/raw-caller.fixture';

const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

describe('draining', () => {
  it('finishes 20 of 20 slow requests, says goodbye on each, and refuses new ones', async () => {
    const held: ServerResponse[] = [];
    const origin = closing(await startBareOrigin((_, response) => void held.push(response)));
    const proxy = await startProxy({ to: origin.url, listen: '127.0.0.1:0' });
    const callers = await Promise.all(Array.from({ length: 20 }, () => open(proxy.address)));
    const heard = callers.map((socket) => listenTo(socket));
    callers.forEach((socket) => socket.write(get));
    await until(() => held.length === 20);
    const begun = Date.now();
    const drained = proxy.drain();
    await pause(30);
    await expect(open(proxy.address)).rejects.toThrow();
    for (const response of held) response.end('done');
    expect(await drained).toEqual({ cut: 0, dismissed: 0 });
    expect(Date.now() - begun).toBeLessThan(1_500);
    const answers = await Promise.all(heard.map((hear) => hear()));
    expect(
      answers.filter(({ text, end }) => /200 OK[^]*Connection: close[^]*done/.test(text) && end === 'end'),
    ).toHaveLength(20);
  });

  it('is not ready at once but goes on accepting for as long as it was told', async () => {
    const origin = closing(await startOrigin());
    const proxy = await startProxy({ to: origin.url, listen: '127.0.0.1:0', lingering: 300 });
    const ready = async (): Promise<number> => (await fetch(`http://${proxy.adminAddress}/readyz`)).status;
    expect(await ready()).toBe(200);
    const drained = proxy.drain();
    expect(await ready()).toBe(503);
    const { text } = await converse(proxy.address, [get]);
    expect(text).toMatch(/200 OK[^]*Connection: close/);
    await drained;
    await expect(open(proxy.address)).rejects.toThrow();
  });

  it('closes idle connections within a second', async () => {
    const origin = closing(await startOrigin());
    const proxy = await startProxy({ to: origin.url, listen: '127.0.0.1:0' });
    const [silent, used] = [await open(proxy.address), await open(proxy.address)];
    used.write(get);
    await new Promise((resolve) => used.once('data', resolve));
    const begun = Date.now();
    await proxy.drain();
    expect(Date.now() - begun).toBeLessThan(1_000);
    await until(() => silent.destroyed || silent.readableEnded || silent.closed || !silent.readable);
    expect(origin.connections()).toBe(0);
  });

  it('cuts what is still there at the end of the grace, and says how much', async () => {
    const origin = closing(await startBareOrigin(() => undefined));
    const proxy = await startProxy({ to: origin.url, listen: '127.0.0.1:0', grace: 150 });
    const socket = await open(proxy.address);
    socket.write(get);
    await until(() => origin.seen.length === 1);
    expect(await proxy.drain()).toEqual({ cut: 1, dismissed: 0 });
    await until(() => origin.connections() === 0);
  });

  it('is cut short by a second call', async () => {
    const origin = closing(await startBareOrigin(() => undefined));
    const proxy = await startProxy({ to: origin.url, listen: '127.0.0.1:0' });
    const socket = await open(proxy.address);
    socket.write(get);
    await until(() => origin.seen.length === 1);
    const begun = Date.now();
    const first = proxy.drain();
    expect(await proxy.drain()).toEqual({ cut: 1, dismissed: 0 });
    await first;
    expect(Date.now() - begun).toBeLessThan(1_000);
  });
});
