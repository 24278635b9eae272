/** A progress bar on a terminal; nothing at all in a pipe or a log. */

/** How far some long work is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

const width = 30;

/**
 * Draws progress on one line of `stream` and wipes it when done is total.
 * @param clock milliseconds; redraws at most every 50 ms
 */
export function progressBar(
  label: string,
  stream: NodeJS.WriteStream,
  clock: () => number = Date.now,
): (progress: Progress) => void {
  if (!stream.isTTY) return () => undefined;
  let drawnAt = 0;
  return ({ done, total }) => {
    if (done >= total) return void stream.write('\r\u001b[2K');
    if (clock() - drawnAt < 50) return;
    drawnAt = clock();
    stream.write(`\r${label} ${formatBar(done / total)} ${done}/${total}`);
  };
}

/** `0.5` → `███████████████···············`. */
export function formatBar(share: number): string {
  const full = Math.round(share * width);
  return '█'.repeat(full) + '·'.repeat(width - full);
}
