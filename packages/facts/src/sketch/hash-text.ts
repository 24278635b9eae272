/** What a sketch is named by: the same text has the same name. */
import { hash } from 'node:crypto';

/** The hash of a file's text, 16 hexadecimal digits. */
export function hashText(text: string): string {
  return hash('sha256', text).slice(0, 16);
}
