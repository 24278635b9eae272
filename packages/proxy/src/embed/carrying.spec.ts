import type { IncomingMessage } from 'node:http';
import express from 'express';
import { WebSocket, WebSocketServer } from 'ws';
import { type Origin, startBareOrigin, startOrigin, valuesOf } from '../testing/origin.fixture';
import { closing, faultOf } from '../testing/proxy.fixture';
import { converse, open, until } from '../testing/raw-caller.fixture';
import type { EmbedOptions } from './create-proxy';
import { embedded } from './embedded.fixture';
import { addressOf, type Before, hosts } from './hosts.fixture';

describe.each(Object.entries(hosts))('a proxy inside %s', (_, host) => {
  async function around(images: Origin, options: Partial<EmbedOptions> = {}, before?: Before): Promise<string> {
    return addressOf(await host.start(await embedded(closing(images), options), before));
  }

  it('takes what a route takes, and forwards the target byte for byte', async () => {
    const images = await startOrigin('images');
    const at = await around(images);
    const head = 'GET /photos/%61//b%2Fc?v=%32 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    expect((await converse(at, [head])).text).toMatch(/^HTTP\/1\.1 200 OK[^]*images GET/);
    expect(images.seen.map(({ url }) => url)).toEqual(['/photos/%61//b%2Fc?v=%32']);
    expect(valuesOf(images.seen[0] as never, 'x-forwarded-for')).toEqual(['127.0.0.1']);
  });

  it.each([5, 300_000])('takes a body of %i bytes along', async (length) => {
    const at = await around(await startOrigin('images', (_, response, body) => response.end(String(body.length))));
    const answer = await fetch(`http://${at}/photos`, { method: 'POST', body: 'x'.repeat(length) });
    expect(await answer.text()).toBe(String(length));
  });

  it('takes a body along that middleware before has paused', async () => {
    const before: Before = (request, _response, next) => {
      request.pause();
      setTimeout(next, 20);
    };
    const at = await around(await startOrigin('images'), {}, before);
    const answer = await fetch(`http://${at}/photos`, { method: 'POST', body: 'hello' });
    expect(await answer.text()).toBe('images POST /photos hello');
  });

  it('leaves what no route takes to the server around it', async () => {
    const images = await startOrigin('images');
    const at = await around(images);
    expect(await (await fetch(`http://${at}/users?x=1`)).text()).toBe('own GET /users?x=1');
    expect(images.seen).toEqual([]);
  });

  it('sends what no route takes to the monolith unless told otherwise', async () => {
    const at = await around(await startOrigin('images'), { unmatched: 'forward' });
    expect(await (await fetch(`http://${at}/users`)).text()).toBe('app GET /users ');
  });

  it('answers a body that was read before with a code', async () => {
    const images = await startOrigin('images');
    const at = await around(images, {}, (request, response, next) =>
      express.json()(request as never, response as never, next),
    );
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`http://${at}/photos`, { method: 'POST', body: '{"a":1}', headers });
    expect(await faultOf(answer)).toBe('500 PROXY_BODY_CONSUMED');
    expect(images.seen).toEqual([]);
    expect(await (await fetch(`http://${at}/photos`)).text()).toBe('images GET /photos ');
    expect(await (await fetch(`http://${at}/users`, { method: 'POST', body: '{}', headers })).text()).toMatch(
      /^own POST/,
    );
  });

  it('streams: each piece arrives before the next one is sent', async () => {
    let sendMore: () => void = () => undefined;
    const images = await startBareOrigin((_, response) => {
      response.write('one');
      sendMore = () => response.end('two');
    });
    const answer = await fetch(`http://${await around(images)}/photos`);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('one');
    sendMore();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('two');
    expect((await reader.read()).done).toBe(true);
  });

  it('delivers an answer larger than any buffer to a slow reader', async () => {
    const piece = Buffer.alloc(1_048_576, 'x');
    const images = await startBareOrigin((_, response) => {
      for (let i = 0; i < 16; i++) response.write(piece);
      response.end();
    });
    const answer = await fetch(`http://${await around(images)}/photos`);
    let length = 0;
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) length += chunk.length;
    expect(length).toBe(16 * piece.length);
  });

  it('cuts an answer visibly when the upstream breaks off', async () => {
    const images = await startBareOrigin((_, response) => {
      response.writeHead(200, { 'Content-Length': '10' });
      response.write('half', () => response.destroy());
    });
    await expect((await fetch(`http://${await around(images)}/photos`)).text()).rejects.toThrow('terminated');
  });

  it('lets go of the upstream when the caller leaves', async () => {
    let [asked, left] = [0, 0];
    const images = await startBareOrigin((request: IncomingMessage) => {
      asked += 1;
      request.on('close', () => (left += 1));
    });
    const socket = await open(await around(images));
    socket.write('GET /photos HTTP/1.1\r\nHost: a\r\n\r\n');
    await until(() => asked === 1);
    socket.destroy();
    await until(() => left === 1);
  });

  it('opens WebSockets of its routes and leaves the others', async () => {
    const images = await startOrigin('images');
    const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    closing({ close: () => new Promise((resolve) => sockets.close(resolve)) });
    await new Promise((resolve) => sockets.once('listening', resolve));
    sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(`echo ${String(data)}`)));
    const { port } = sockets.address() as { readonly port: number };
    const at = await around({ ...images, url: `http://127.0.0.1:${port}` });
    const socket = new WebSocket(`ws://${at}/photos`);
    await new Promise((resolve) => socket.once('open', resolve));
    const answer = new Promise((resolve) => socket.once('message', (data) => resolve(String(data))));
    socket.send('hello');
    expect(await answer).toBe('echo hello');
    socket.terminate();
    const other = new WebSocket(`ws://${at}/users`);
    expect(await new Promise((resolve) => other.once('error', ({ message }) => resolve(message)))).toMatch(/418$/);
  });

  it('serves a request as it is whose Upgrade it does not follow', async () => {
    const head = 'GET /photos HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n';
    const at = await around(await startOrigin('images'), { unmatched: 'forward' });
    expect((await converse(at, [head])).text).toMatch(/^HTTP\/1\.1 200 OK[^]*images GET \/photos/);
  });
});
