/** Prints a long text without holding it whole. */
import { once } from 'node:events';

/** Waits for a slow reader: nothing is cut off, however long the text and however small the pipe. */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (!process.stdout.write(piece) && process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  }
}
