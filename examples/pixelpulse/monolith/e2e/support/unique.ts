import { randomBytes } from 'node:crypto';

/** A word nobody has used before: small letters and digits. */
export function uniqueWord(prefix = 'w'): string {
  return `${prefix}${randomBytes(6).toString('hex')}`;
}
