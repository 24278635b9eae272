import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { converse } from '../testing/raw-caller.fixture';
import { endEmpty } from './end-empty';

describe('a request without a body that is ended with its head', () => {
  let server: Server;
  const events: string[] = [];

  beforeEach(async () => {
    server = createServer((request, response) => {
      for (const event of ['end', 'close']) request.on(event, () => events.push(`${event} ${request.url ?? ''}`));
      if (request.method === 'GET') endEmpty(request);
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.end(`${request.url ?? ''} `);
    }).listen(0);
    await once(server, 'listening');
  });

  afterEach(() => void server.close());

  it('tells nobody of its end, and the next ones on its connection are as ever', async () => {
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
    const post = 'POST /3 HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody';
    const { text } = await converse(address, [get('/1'), get('/2'), post, get('/4')]);
    expect(text.match(/\/\d /g)).toEqual(['/1 ', '/2 ', '/3 ', '/4 ']);
    expect(events).toEqual(['end /3', 'close /3']);
  });
});
