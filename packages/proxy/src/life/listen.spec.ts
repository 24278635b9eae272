import { EventEmitter } from 'node:events';
import type { Server } from 'node:net';
import { listen } from './listen';

/** A server whose system says no, as some do only to processes without privileges. */
function serverThatFails(code: string): Server {
  const server = new EventEmitter();
  const failing = {
    listen: () => process.nextTick(() => server.emit('error', Object.assign(new Error(code), { code }))),
  };
  return Object.assign(server, failing) as unknown as Server;
}

describe('listening', () => {
  it.each([
    ['EACCES', 'PROXY_PORT_FORBIDDEN', '--listen'],
    ['EADDRINUSE', 'PROXY_PORT_IN_USE', 'port 80'],
    ['EADDRNOTAVAIL', 'PROXY_ADDRESS_UNAVAILABLE', '--listen'],
    ['ENOTFOUND', 'PROXY_ADDRESS_UNAVAILABLE', '--listen'],
  ])('explains %s', async (code, ours, hint) => {
    await expect(listen(serverThatFails(code), 'listen', '127.0.0.1:80')).rejects.toMatchObject({
      code: ours,
      message: expect.stringContaining('80'),
      hint: expect.stringContaining(hint),
    });
  });
});
