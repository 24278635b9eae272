/** What a context's seams cost together. */
import type { Seam } from '@banyan/model';

/** Sum over the seams in both directions, to one decimal. */
export function priceOf(context: string, seams: readonly Seam[]): number {
  const own = seams.filter(({ from, to }) => from === context || to === context);
  return Math.round(own.reduce((sum, seam) => sum + seam.price, 0) * 10) / 10;
}
