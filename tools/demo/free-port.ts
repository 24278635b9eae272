/** A loopback port nobody listens on. */
import { createServer } from 'node:net';

/** Asks the system for a port and gives it back at once; another process could take it in between, which a start then reports. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
