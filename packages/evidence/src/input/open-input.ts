/** A file's bytes, unpacked, with a look at its beginning. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

const headBytes = 64 * 1024;
const pieceBytes = 256 * 1024;

/** The first bytes, and all bytes from the beginning. */
export interface OpenInput {
  readonly head: Buffer;
  readonly bytes: AsyncIterable<Buffer>;
}

/**
 * Unpacks gzip, also within gzip. A pack that is damaged or cut off ends where it does: `onFault` is told.
 * @param onBytes told how many bytes of the file were read
 * @throws what the file system says when the file cannot be opened
 */
export async function openInput(
  path: string,
  onFault: (fault: Error) => void,
  onBytes: (count: number) => void = () => undefined,
): Promise<OpenInput> {
  return unpack(countBytes(createReadStream(path, { highWaterMark: pieceBytes }), onBytes), onFault, 2);
}

async function unpack(
  packed: AsyncIterable<Buffer>,
  onFault: (fault: Error) => void,
  layers: number,
): Promise<OpenInput> {
  const input = await peek(packed);
  if (layers === 0 || !isGzip(input.head)) return input;
  return unpack(gunzip(input.bytes, onFault), onFault, layers - 1);
}

async function peek(source: AsyncIterable<Buffer>): Promise<OpenInput> {
  const rest = source[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  for (let length = 0; length < headBytes; ) {
    const { done, value } = await rest.next();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  const head = Buffer.concat(first);
  return { head: head.subarray(0, headBytes), bytes: chain(head, rest) };
}

async function* chain(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  for (let step = await rest.next(); !step.done; step = await rest.next()) yield step.value;
}

async function* countBytes(source: AsyncIterable<Buffer>, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  for await (const piece of source) {
    onBytes(piece.length);
    yield piece;
  }
}

/** What was unpacked before the fault stays. */
async function* gunzip(packed: AsyncIterable<Buffer>, onFault: (fault: Error) => void): AsyncGenerator<Buffer> {
  const unpacked = createGunzip({ chunkSize: pieceBytes });
  const feeding = feed(packed, unpacked);
  try {
    for await (const piece of unpacked) yield piece as Buffer;
  } catch (fault) {
    onFault(fault as Error);
  }
  await feeding;
}

async function feed(packed: AsyncIterable<Buffer>, into: ReturnType<typeof createGunzip>): Promise<void> {
  for await (const piece of packed) {
    if (into.destroyed) return;
    if (!into.write(piece)) await new Promise<void>((go) => void into.once('drain', go).once('close', go));
  }
  into.end();
}

function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}
