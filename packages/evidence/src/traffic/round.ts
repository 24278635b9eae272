/** Numbers of a document are rounded, so that it can be read and compared. */

/** To three decimals: microseconds, where it counts milliseconds. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
