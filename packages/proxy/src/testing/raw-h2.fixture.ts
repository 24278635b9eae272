/** HTTP/2 by hand, for what Node's client and server refuse to send: frames as bytes (RFC 9113 4.1). */
import type { Socket } from 'node:net';

/** Types of frames (RFC 9113 6). */
export const frameType = { data: 0, headers: 1, reset: 3, settings: 4, ping: 6, goAway: 7, window: 8, continuation: 9 };

/** Flags of frames. */
export const flag = { endStream: 1, ack: 1, endHeaders: 4 };

/** What a client says first. */
export const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/** A frame that was received. */
export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
}

/** A frame as it goes over the wire. */
export function frame(type: number, flags: number, stream: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** Fields without compression: each a literal that is not indexed (RFC 7541 6.2.2). */
export function fieldBlock(fields: readonly (readonly [name: string, value: string])[]): Buffer {
  return Buffer.concat(fields.flatMap(([name, value]) => [Buffer.from([0]), text(name), text(value)]));
}

/** The pseudo-headers of a request, with some of them changed or left out. */
export function requestFields(
  changed: Readonly<Record<string, string | undefined>> = {},
  more: readonly (readonly [string, string])[] = [],
): Buffer {
  const pseudo = { ':method': 'GET', ':scheme': 'http', ':path': '/', ':authority': 'app.test', ...changed };
  const said = Object.entries(pseudo).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return fieldBlock([...said, ...more]);
}

/** A number of four bytes. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

/** Collects frames; `onFrame` may answer each. */
export function readFrames(socket: Socket, onFrame: (frame: Frame) => void, skip = 0): void {
  let left = skip;
  let seen = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    seen = Buffer.concat([seen, chunk]);
    if (left > 0 && seen.length < left) return;
    if (left > 0) [seen, left] = [seen.subarray(left), 0];
    while (seen.length >= 9 && seen.length >= 9 + seen.readUIntBE(0, 3)) {
      const end = 9 + seen.readUIntBE(0, 3);
      const [type, flags, stream] = [seen.readUInt8(3), seen.readUInt8(4), seen.readUInt32BE(5) & 0x7fffffff];
      const payload = seen.subarray(9, end);
      seen = seen.subarray(end);
      onFrame({ type, flags, stream, payload });
    }
  });
}

/** A string without Huffman coding; its length may take several bytes (RFC 7541 5.1). */
function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'latin1');
  if (bytes.length < 127) return Buffer.concat([Buffer.from([bytes.length]), bytes]);
  const length = [127];
  let rest = bytes.length - 127;
  for (; rest >= 128; rest = Math.floor(rest / 128)) length.push((rest % 128) + 128);
  return Buffer.concat([Buffer.from([...length, rest]), bytes]);
}
