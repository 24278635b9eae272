/** Data on its way into a page: compressed, and in letters that mean nothing to HTML. */
import { gzipSync, strToU8 } from 'fflate';

/**
 * JSON, gzip, base64. Deflate in JavaScript and no time in its head: the same data are the same bytes on every machine
 * (zlib's output differs with the processor). Base64 has no `<`: nothing that a name holds can end the element it is in.
 */
export function packData(data: object): string {
  return Buffer.from(gzipSync(strToU8(JSON.stringify(data)), { level: 6, mtime: 0 })).toString('base64');
}
