/** Offsets → lines. */

/** @returns a function from an offset in the text to its line, counted from 1 */
export function lineIndex(text: string): { readonly lineAt: (offset: number) => number; readonly lines: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lines = text.endsWith('\n') ? starts.length - 1 : starts.length;
  let last = 0;
  // What is asked for stands mostly on the line that was asked for before.
  const lineAt = (offset: number): number => {
    if (offset < (starts[last] as number) || offset >= (starts[last + 1] ?? Infinity))
      last = lastNotAfter(starts, offset);
    return last + 1;
  };
  return { lineAt, lines: Math.max(lines, text === '' ? 0 : 1) };
}

function lastNotAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
