/** JSON text to a value that loses nothing. */

const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * As JSON.parse, but whole numbers of 16 digits and more stay texts: two ids that differ in the last digit would become
 * one double otherwise.
 * @throws SyntaxError
 */
export function parseExactly(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text.replace(stringOrNumber, (found) => (/^-?\d{16,}$/.test(found) ? `"${found}"` : found)));
}
