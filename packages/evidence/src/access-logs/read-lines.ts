/** Bytes → lines of text, one at a time, whatever the pieces and however long the file. */
import { StringDecoder } from 'node:string_decoder';

/** Longer lines are not kept: they are no record of anything we read. */
export const longestLine = 1 << 20;

/** A line, or `undefined` for one that was too long. `whole` is false for a last line without its end. */
export interface Line {
  readonly text: string | undefined;
  readonly whole: boolean;
}

/** Hands over every line that is not empty; line ends and zero bytes (of a log that was cut while written to) are gone. */
export async function readLines(bytes: AsyncIterable<Buffer>, onLine: (line: Line) => void): Promise<void> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isTooLong = false;
  for await (const piece of bytes) {
    const text = rest + decoder.write(piece);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      if (isTooLong || end - from > longestLine) onLine({ text: undefined, whole: true });
      else emit(text.slice(from, end), true, onLine);
      isTooLong = false;
      from = end + 1;
    }
    rest = text.slice(from);
    if (rest.length <= longestLine && !isTooLong) continue;
    isTooLong = true;
    rest = '';
  }
  if (isTooLong) onLine({ text: undefined, whole: false });
  else emit(rest + decoder.end(), false, onLine);
}

function emit(raw: string, whole: boolean, onLine: (line: Line) => void): void {
  const text = (raw.includes('\0') ? raw.replaceAll('\0', '') : raw).trim();
  if (text !== '') onLine({ text, whole });
}
