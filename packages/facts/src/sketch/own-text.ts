/** Parts of a text that are to be kept when the text is dropped. */

/**
 * The same characters in memory of their own. V8 makes a part of a string that is longer than 12 characters a window onto
 * the whole: one kept name would keep a whole file.
 */
export function ownText(part: string): string {
  return Buffer.from(part, 'utf16le').toString('utf16le');
}
