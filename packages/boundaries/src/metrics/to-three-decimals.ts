/** Rounding as the published tables round. */

/**
 * Three decimals, halves to the even digit, as Python and NumPy do. Doubles that lie exactly between two such
 * decimals are the odd sixteenths, so only those need care: 0.0625 is 0.062, where JavaScript says 0.063.
 */
export function toThreeDecimals(value: number): number {
  if (!Number.isFinite(value)) return value;
  const thousandths = value * 1000;
  const below = Math.floor(thousandths);
  const isHalf = Number.isInteger(value * 16) && thousandths - below === 0.5;
  const rounded = isHalf ? (below + (below % 2 === 0 ? 0 : 1)) / 1000 : Number(value.toFixed(3));
  return rounded === 0 ? 0 : rounded;
}
