/** Every format that `banyan evidence add` reads. A new one is a file beside this one and a row here. */
import type { Format } from './format';

/** In the order of asking: a file belongs to the first that recognizes it. */
export const formats: readonly Format[] = [];

/** The format of a file that begins with these bytes. */
export function recognizeFormat(head: Buffer, table: readonly Format[] = formats): Format | undefined {
  return table.find((format) => format.recognizes(head));
}
