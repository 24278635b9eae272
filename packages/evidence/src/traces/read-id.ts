/** The bytes of an id in a text → the id. */
import { decodeText } from '../json/json-bytes';
import { toId } from './span-values';

/** As `toId` of the text they stand for; lower-case hex, which nearly all ids are, is seen without it. */
export function readId(bytes: Buffer, from: number, to: number, length: 8 | 16): string | undefined {
  return isHexId(bytes, from, to, length)
    ? bytes.toString('latin1', from, to)
    : toId(decodeText(bytes, from, to), length);
}

function isHexId(bytes: Buffer, from: number, to: number, length: number): boolean {
  if (to - from !== length * 2) return false;
  let isZero = true;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (!((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66))) return false;
    if (byte !== 0x30) isZero = false;
  }
  return !isZero;
}
