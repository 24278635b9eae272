/** Whether the text of a file's first bytes looks like something. */

/** All of the patterns must be found. Bytes that no text holds make it look like nothing. */
export function looksLike(head: Buffer, ...patterns: readonly RegExp[]): boolean {
  if (head.subarray(0, 512).includes(0)) return false;
  const text = head.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  return patterns.every((pattern) => pattern.test(text));
}
