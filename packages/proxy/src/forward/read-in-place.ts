/** How bytes of an upstream reach the engine: read into one place in memory, and without a queue in between. */
import { type OnReadOpts, Socket } from 'node:net';

const size = 65_536;

/** From so many bytes on a read is worth memory of its own: copying would cost more. */
const large = 32_768;

/** Where all sockets are read into while little comes at once; it is copied out before the next one is read. */
const place = Buffer.allocUnsafeSlow(size);

/** Where the socket that has just been read is read into next. */
let next = place;

/** For `net.connect`. Node would set aside 64 KiB for every read, and give back what it did not need. */
export const readInPlace: OnReadOpts = {
  buffer: () => {
    const given = next;
    next = place;
    return given;
  },
  callback: receive as OnReadOpts['callback'],
};

/** A socket that tells of `readable` while the bytes come; whoever calls `read()` in there has them at once. */
interface PromptSocket extends Socket {
  arrived: Buffer | undefined;
}

/** Makes one of a connected socket: a stream would queue the bytes and tell of them at the end of the turn. */
export function makePrompt(socket: Socket): void {
  (socket as PromptSocket).arrived = undefined;
  socket.read = readArrived;
}

/** @returns false when no more is to come for now */
function receive(this: PromptSocket, length: number, buffer: Buffer): boolean {
  const isOwn = buffer !== place && length >= large;
  const chunk = isOwn ? buffer.subarray(0, length) : Buffer.from(buffer.subarray(0, length));
  const hasRoom = handOver(this, chunk);
  next = length >= large ? Buffer.allocUnsafeSlow(size) : place;
  return hasRoom;
}

/** What is not taken is queued, and then everything behind it. */
function handOver(socket: PromptSocket, chunk: Buffer): boolean {
  if (socket.read !== readArrived || socket.readableLength > 0) return socket.push(chunk);
  socket.arrived = chunk;
  socket.emit('readable');
  if (socket.arrived === undefined) return true;
  socket.arrived = undefined;
  return socket.push(chunk);
}

function readArrived(this: Socket, length?: number): Buffer | null {
  const socket = this as PromptSocket;
  const { arrived } = socket;
  if (arrived === undefined || length !== undefined) return Socket.prototype.read.call(socket, length) as Buffer | null;
  socket.arrived = undefined;
  return arrived;
}
