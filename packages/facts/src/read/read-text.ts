/** Bytes → text, by the mark at their beginning, as TypeScript itself reads files. */
import { readFileSync } from 'node:fs';

/** The text of a file, without its byte order mark; bytes that are no UTF-8 become U+FFFD. Throws as `readFileSync`. */
export function readText(path: string): string {
  // Read as text at once, which takes a third of the time; no mark but UTF-8's own is a character of UTF-8.
  const text = readFileSync(path, 'utf8');
  return text.startsWith('\uFFFD') ? toText(readFileSync(path)) : withoutMark(text);
}

/** UTF-16 when a mark says so, else UTF-8. */
export function toText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return swapped(bytes.subarray(2)).toString('utf16le');
  return withoutMark(bytes.toString('utf8'));
}

/** Whether a text was no text: a video or a compiled file that ends in `.ts` or `.js`. */
export function isBinary(text: string): boolean {
  return text.slice(0, 8192).includes('\0');
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function swapped(bytes: Buffer): Buffer {
  // A cut-off file may have an odd byte at its end.
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}
