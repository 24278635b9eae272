/** Which files are next: a counter in memory that all threads see, so that nobody has to hand out work. */

/** Files that a thread takes at once: enough to make a message worth it, few enough to end together. */
const atOnce = 8;

/** The place in the list of files that nobody has taken yet. */
export type SharedQueue = Int32Array<SharedArrayBuffer>;

export function openQueue(): SharedQueue {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** Takes the next few files; `undefined` when all are taken. */
export function takeNext(
  queue: SharedQueue,
  total: number,
): { readonly from: number; readonly to: number } | undefined {
  const from = Atomics.add(queue, 0, atOnce);
  return from < total ? { from, to: Math.min(from + atOnce, total) } : undefined;
}
