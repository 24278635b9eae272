/** A text of the analysed project on one line: names may hold line breaks, and codes that would move the cursor. */

/** Control characters as `\x1b`. */
export function printable(text: string): string {
  return [...text]
    .map((char) => (isControl(char) ? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}` : char))
    .join('');
}

function isControl(char: string): boolean {
  const code = char.charCodeAt(0);
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}
