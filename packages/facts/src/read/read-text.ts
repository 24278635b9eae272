/** Bytes → text, by the mark at their beginning, as TypeScript itself reads files. */
import { readFileSync } from 'node:fs';

/** The text of a file, without its byte order mark; bytes that are no UTF-8 become U+FFFD. Throws as `readFileSync`. */
export function readText(path: string): string {
  return toText(readFileSync(path));
}

/** UTF-16 when a mark says so, else UTF-8. */
export function toText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return swapped(bytes.subarray(2)).toString('utf16le');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** Whether a text was no text: a video or a compiled file that ends in `.ts` or `.js`. */
export function isBinary(text: string): boolean {
  return text.slice(0, 8192).includes('\0');
}

function swapped(bytes: Buffer): Buffer {
  // A cut-off file may have an odd byte at its end.
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}
