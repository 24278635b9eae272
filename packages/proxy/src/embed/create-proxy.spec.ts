import { createServer } from 'node:http';
import { createServer as createTlsServer, request as requestTls } from 'node:https';
import express from 'express';
import { type EngineName, engines } from '../forward/engines';
import { makeCertificate } from '../testing/certificate.fixture';
import { type Origin, startBareOrigin, startOrigin, valuesOf } from '../testing/origin.fixture';
import { closing, faultOf, planOver } from '../testing/proxy.fixture';
import { listenTo, open, until } from '../testing/raw-caller.fixture';
import { createProxy, type EmbedOptions } from './create-proxy';
import { embedded, route } from './embedded.fixture';
import { addressOf, type Before, hosts, listening } from './hosts.fixture';

describe.each(Object.entries(hosts))('a proxy and the server around it: %s', (_, host) => {
  async function around(images: Origin, options: Partial<EmbedOptions> = {}, before?: Before): Promise<string> {
    return addressOf(await host.start(await embedded(closing(images), options), before));
  }

  it('gives its own requests back to the monolith that embeds it', async () => {
    let own = '';
    const images = closing(await startOrigin('images'));
    const monolith = { ...images, url: 'http://127.0.0.1:1' };
    const proxy = closing(await createProxy({ plan: planOver({ app: monolith, images }, [route]), unmatched: 'next' }));
    own = `http://${addressOf(await host.start(proxy))}`;
    await proxy.apply(planOver({ app: { ...images, url: own }, images }, [{ ...route, phase: 'monolith' }]));
    expect(await (await fetch(`${own}/photos/7`)).text()).toBe('own GET /photos/7');
  });

  it('keeps fields that were set before, but none about a body, and no patch of the response', async () => {
    const before: Before = (_request, response, next) => {
      response.setHeader('X-Own', '1').setHeader('Content-Length', '99').setHeader('X-Both', 'own');
      Object.assign(response, { write: fail, end: fail, writeHead: fail, on: fail });
      next();
    };
    const images = await startOrigin('images', (_, response) => {
      response.writeHead(200, ['X-Both', 'theirs', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']).end('body');
    });
    const answer = await fetch(`http://${await around(images, {}, before)}/photos`);
    expect(await answer.text()).toBe('body');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(['x-own', 'x-both', 'content-length'].map((name) => answer.headers.get(name))).toEqual([
      '1',
      'theirs',
      null,
    ]);
  });

  it('finishes what is under way when it drains, then refuses its routes and leaves the rest alone', async () => {
    let answer: () => void = () => undefined;
    const images = await startBareOrigin((_, response) => (answer = () => response.end('late')));
    const proxy = await embedded(closing(images));
    const at = addressOf(await host.start(proxy));
    const asked = fetch(`http://${at}/photos`);
    await until(() => images.seen.length === 1);
    const drained = proxy.drain();
    answer();
    expect(await (await asked).text()).toBe('late');
    expect(await drained).toEqual({ cut: 0, dismissed: 0 });
    expect(await faultOf(await fetch(`http://${at}/photos`))).toBe('503 PROXY_STOPPING');
    expect(await (await fetch(`http://${at}/users`)).text()).toBe('own GET /users');
  });

  it('cuts what is still under way when it closes', async () => {
    const images = await startBareOrigin(() => undefined);
    const proxy = await embedded(closing(images));
    const at = addressOf(await host.start(proxy));
    const asked = fetch(`http://${at}/photos`);
    await until(() => images.seen.length === 1);
    await Promise.all([proxy.close(), expect(asked).rejects.toThrow('fetch failed')]);
  });
});

function fail(): never {
  throw new Error('called');
}

it('forwards the whole path where Express has mounted it', async () => {
  const images = closing(await startOrigin('images'));
  const proxy = await embedded(images);
  const app = express().use('/photos', proxy.middleware);
  const at = addressOf(await listening(createServer(app), proxy));
  expect(await (await fetch(`http://${at}/photos/7?a=1`)).text()).toBe('images GET /photos/7?a=1 ');
});

it('handles everything without a next, and asks for bodies itself where the server listens for checkContinue', async () => {
  const proxy = await embedded(closing(await startOrigin('images')));
  const server = await listening(createServer(proxy.handle).on('checkContinue', proxy.handle), proxy);
  expect(await (await fetch(`http://${addressOf(server)}/users`)).text()).toBe('app GET /users ');
  const socket = await open(addressOf(server));
  const heard = listenTo(socket);
  socket.write(
    'POST /photos HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: 5\r\n\r\n',
  );
  setTimeout(() => socket.write('hello'), 50);
  const { text } = await heard();
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 200']);
  expect(text).toContain('images POST /photos hello');
});

it.each(Object.keys(engines) as EngineName[])('works with the engine %s', async (engine) => {
  const proxy = await embedded(closing(await startOrigin('images')), { engine });
  const app = express().use(proxy.middleware);
  const at = addressOf(await listening(createServer(app), proxy));
  const answer = await fetch(`http://${at}/photos`, { method: 'POST', body: 'hello' });
  expect(await answer.text()).toBe('images POST /photos hello');
});

it.each(['', 'Connection: Upgrade\r\nUpgrade: h2c\r\n'])(
  'tells services that the server speaks TLS: %j',
  async (fields) => {
    const images = closing(await startOrigin('images'));
    const proxy = await embedded(images, { unmatched: 'forward' });
    const { cert, key } = makeCertificate(['127.0.0.1']);
    const server = await listening(createTlsServer({ cert, key }, proxy.handle) as never, proxy);
    const headers = fields ? { Connection: 'Upgrade', Upgrade: 'h2c' } : {};
    const status = await new Promise((resolve, reject) => {
      const request = requestTls(`https://${addressOf(server)}/photos`, { ca: cert, headers, agent: false });
      request.on('response', (answer) => resolve(answer.resume().statusCode)).on('error', reject);
      request.end();
    });
    expect(status).toBe(200);
    expect(valuesOf(images.seen[0] as never, 'x-forwarded-proto')).toEqual(['https']);
  },
);

it('opens no admin server unless asked', async () => {
  const images = closing(await startOrigin('images'));
  expect((await embedded(images)).adminAddress).toBeUndefined();
  const { adminAddress } = await embedded(images, { admin: '127.0.0.1:0' });
  expect((await fetch(`http://${adminAddress}/metrics`)).status).toBe(200);
});

it('does nothing for a caller that left while middleware before was waiting', async () => {
  const images = closing(await startOrigin('images'));
  const proxy = await embedded(images);
  let waited = false;
  const server = createServer((request, response) => {
    const take = (): void => {
      proxy.handle(request, response);
      waited = true;
    };
    request.socket.on('close', () => setImmediate(take));
  });
  const socket = await open(addressOf(await listening(server, proxy)));
  socket.write('GET /photos HTTP/1.1\r\nHost: a\r\n\r\n', () => socket.destroy());
  await until(() => waited);
  expect(await proxy.drain()).toEqual({ cut: 0, dismissed: 0 });
  expect(images.seen).toEqual([]);
});
