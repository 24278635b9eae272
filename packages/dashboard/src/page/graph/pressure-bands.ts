/** Scale pressure in three bands, by a context's share of all pressure: what colour and sign a context gets. */
import type { BoundedContext } from '@banyan/model';

/** A band, weakest first; `tone` is an index into the palette. */
export interface PressureBand {
  readonly from: number;
  readonly tone: number;
  readonly sign: string;
  readonly title: string;
}

export const pressureBands: readonly PressureBand[] = [
  { from: 0, tone: 0, sign: '', title: 'less than 5 % of all scale pressure' },
  { from: 0.05, tone: 1, sign: '▲', title: '5 % to 20 %' },
  { from: 0.2, tone: 2, sign: '▲▲', title: '20 % and more' },
];

/** The band of one context among all. */
export function bandOf(context: BoundedContext, all: Iterable<BoundedContext>): PressureBand {
  let total = 0;
  for (const { scalePressure } of all) total += scalePressure.score;
  const share = total === 0 ? 0 : context.scalePressure.score / total;
  return pressureBands.findLast(({ from }) => share >= from) as PressureBand;
}
