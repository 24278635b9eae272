/** A caller that sends the bytes it is told and shows the bytes it gets. */
import { connect, type Socket } from 'node:net';

/** How a connection went. */
export interface Conversation {
  /** All that was received, as latin1. */
  readonly text: string;
  /** `end`: closed in order; `reset`: broken; `open`: still open when time was up. */
  readonly end: 'end' | 'reset' | 'open';
}

/**
 * Sends pieces one after the other, then listens until the connection ends or `quiet` milliseconds are over.
 * @param address `host:port`
 */
export async function converse(address: string, pieces: readonly string[], quiet = 400): Promise<Conversation> {
  const socket = await open(address);
  const heard = listenTo(socket);
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) await pause(20);
    if (!socket.destroyed) socket.write(piece, 'latin1');
  }
  return heard(quiet);
}

/** A connection to `host:port`. */
export async function open(address: string): Promise<Socket> {
  const at = address.lastIndexOf(':');
  const socket = connect({ host: address.slice(0, at), port: Number(address.slice(at + 1)) });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.on('error', () => undefined);
  return socket;
}

/** Collects what comes; the function it returns waits for the end of the connection, or for `quiet` milliseconds. */
export function listenTo(socket: Socket): (quiet?: number) => Promise<Conversation> {
  const chunks: Buffer[] = [];
  let end: Conversation['end'] = 'open';
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => (end = 'reset'));
  const over = new Promise<void>((resolve) => {
    socket.on('end', () => {
      if (end === 'open') end = 'end';
      resolve();
    });
    socket.on('close', () => resolve());
  });
  return async (quiet = 400) => {
    const timer = setTimeout(() => socket.destroy(), quiet);
    await over;
    clearTimeout(timer);
    socket.destroy();
    return { text: Buffer.concat(chunks).toString('latin1'), end };
  };
}

/** Waits. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until something holds, at most four seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await holds()) return;
    await pause(10);
  }
  throw new Error('it never happened');
}
