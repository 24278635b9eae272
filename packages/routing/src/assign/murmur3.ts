/** MurmurHash3 x86 32-bit (Austin Appleby, public domain): even, quick, and present in every other proxy's language. */

/**
 * Hash of the UTF-8 bytes of `text`.
 * @param seed 32 bits; different seeds give independent hashes
 * @returns 0 to 2^32 - 1
 */
export function murmur3(text: string, seed: number): number {
  return isAscii(text) ? hash(text, seed) : hash(Buffer.from(text, 'utf8').toString('latin1'), seed);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** `bytes` holds one byte per character. */
function hash(bytes: string, seed: number): number {
  const { length } = bytes;
  let h = seed | 0;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const block =
      bytes.charCodeAt(i) |
      (bytes.charCodeAt(i + 1) << 8) |
      (bytes.charCodeAt(i + 2) << 16) |
      (bytes.charCodeAt(i + 3) << 24);
    h ^= scramble(block);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let shift = 0; i < length; i++, shift += 8) tail |= bytes.charCodeAt(i) << shift;
  return finish(h ^ scramble(tail) ^ length);
}

function scramble(block: number): number {
  const k = Math.imul(block, 0xcc9e2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}

function finish(hashed: number): number {
  let h = hashed ^ (hashed >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
