/** One worker's part of a number that is divided once and for all: the parts add up to the number. */

/** @param slot 0 up to `workers` */
export function partOf(count: number, slot: number, workers: number): number {
  return Math.floor(count / workers) + Number(slot < count % workers);
}
