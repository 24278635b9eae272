/** Passes on the lines of a worker's output, never a part of one: lines of several workers would mix. */
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** @param write gets one or more whole lines */
export function relayLines(from: Readable, write: (lines: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  from.on('data', (chunk: Buffer) => {
    const text = rest + decoder.write(chunk);
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    if (end > 0) write(text.slice(0, end));
  });
  from.on('error', () => undefined);
  from.on('end', () => rest && write(`${rest}\n`));
}
