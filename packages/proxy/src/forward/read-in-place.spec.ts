import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { makePrompt, readInPlace } from './read-in-place';

/** Bytes of what a peer says at a time. */
const pieces = [1, 20, 5_000, 70_000, 3, 400_000, 40_000, 40_000, 100, 1_000_000, 17];
const total = pieces.reduce((sum, size) => sum + size);

/** What the nth peer says: a count, so that nothing in it can change places unseen. */
const said = (nth: number): Buffer =>
  Buffer.from(Uint32Array.from({ length: total }, (_, i) => 4 * i + nth).buffer, 0, total);

describe('sockets that are read in place', () => {
  let server: Server;
  let peers: Socket[];

  beforeEach(async () => {
    peers = [];
    server = createServer((socket) => void speak(socket, peers.push(socket) - 1)).listen(0);
    await once(server, 'listening');
  });

  afterEach(() => {
    peers.forEach((peer) => peer.destroy());
    server.close();
  });

  const open = async (): Promise<Socket> => {
    const socket = connect({ port: (server.address() as AddressInfo).port, onread: readInPlace });
    await once(socket, 'connect');
    makePrompt(socket);
    return socket;
  };

  it('give what came, in order, and never write over it afterwards', async () => {
    const sockets = [await open(), await open(), await open()];
    const heard = await Promise.all(sockets.map((socket) => listen(socket, () => true)));
    expect(inOrder(heard)).toEqual([0, 1, 2]);
  });

  it('queue what nobody takes, and give it in order when it is asked for', async () => {
    const sockets = [await open(), await open()];
    const heard = await Promise.all(sockets.map((socket) => listen(socket, takesWhatIsBehind(socket))));
    expect(inOrder(heard)).toEqual([0, 1]);
  });

  it('stop reading when nobody takes anything', async () => {
    const socket = await open();
    socket.on('readable', () => undefined);
    await until(() => socket.readableLength >= socket.readableHighWaterMark && peers[0]?.writableEnded === true);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(socket.readableLength).toBeLessThan(socket.readableHighWaterMark + 65_536);
    expect(socket.bytesRead).toBe(socket.readableLength);
    socket.destroy();
  });
});

async function speak(socket: Socket, nth: number): Promise<void> {
  socket.on('error', () => undefined);
  const all = said(nth);
  let at = 0;
  for (const size of pieces) {
    socket.write(all.subarray(at, (at += size)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  socket.end();
}

/** @param takes whether it reads now; if not, in a later turn */
async function listen(socket: Socket, takes: () => boolean): Promise<readonly Buffer[]> {
  const heard: Buffer[] = [];
  const take = (): void => {
    for (let chunk: Buffer | null; (chunk = socket.read() as Buffer | null) !== null; ) heard.push(chunk);
  };
  socket.on('readable', () => (takes() ? take() : void setTimeout(take, 2)));
  await once(socket, 'end');
  return heard;
}

/** Takes nothing but when more has come while something is queued. */
function takesWhatIsBehind(socket: Socket): () => boolean {
  let before = 0;
  return () => {
    const hasCome = socket.bytesRead > before;
    before = socket.bytesRead;
    return hasCome && socket.readableLength > 0;
  };
}

/** Which peers were heard as they spoke. */
function inOrder(heard: readonly (readonly Buffer[])[]): readonly number[] {
  const all = heard.map((chunks) => Buffer.concat(chunks));
  return [0, 1, 2].filter((nth) => all.some((bytes) => bytes.equals(said(nth))));
}

async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !isSo() && Date.now() < end; ) await new Promise((r) => setTimeout(r, 5));
  expect(isSo()).toBe(true);
}
