/** What a sketch is named by: the same text has the same name. */
import { createHash } from 'node:crypto';

/** The hash of a file's text, 16 hexadecimal digits. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
