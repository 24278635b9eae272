/** Takes the coding off a body, within bounds, and not on the thread that serves callers. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

type Decoder = (body: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

/** By Content-Encoding (RFC 9110 8.4.1). */
const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', promisify(gunzip) as Decoder],
  ['x-gzip', promisify(gunzip) as Decoder],
  ['deflate', promisify(inflate) as Decoder],
  ['br', promisify(brotliDecompress) as Decoder],
]);

/**
 * @param coding value of Content-Encoding
 * @param max bytes of the result
 * @returns undefined when the coding is unknown, the body is broken, or there is more of it
 */
export async function uncode(body: Buffer, coding: string, max: number): Promise<Buffer | undefined> {
  const name = coding.trim().toLowerCase();
  if (name === '' || name === 'identity' || body.length === 0) return body;
  const decode = decoders.get(name);
  return decode?.(body, { maxOutputLength: Math.max(1, max) }).catch(() => undefined);
}
