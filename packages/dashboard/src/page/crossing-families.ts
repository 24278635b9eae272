/** Kinds of crossings in four families: what makes a seam hard. */
import type { Crossing, CrossingKind } from '@banyan/model';

/** A family, hardest first. */
export type FamilyName = 'data' | 'state' | 'calls' | 'imports';

/** Each has a sign of its own, so that colour is never all that tells them apart. */
export const families: Readonly<Record<FamilyName, { readonly sign: string; readonly title: string }>> = {
  data: { sign: '▦', title: 'tables, keys, transactions' },
  state: { sign: '◉', title: 'shared state' },
  calls: { sign: '→', title: 'calls, events and injections' },
  imports: { sign: '⌁', title: 'imports' },
};

export const familyNames = Object.keys(families) as FamilyName[];

const ofKind: Readonly<Record<CrossingKind, FamilyName>> = {
  call: 'calls',
  'call-in-loop': 'calls',
  injection: 'calls',
  event: 'calls',
  import: 'imports',
  'table-read': 'data',
  'table-write': 'data',
  'foreign-key': 'data',
  join: 'data',
  transaction: 'data',
  'shared-state': 'state',
};

/** The family of a crossing; kinds that this page does not know yet count as calls. */
export function familyOf(kind: CrossingKind): FamilyName {
  return ofKind[kind] ?? 'calls';
}

/** What crossings cost together, to one decimal. */
export function sumPrices(crossings: readonly Pick<Crossing, 'price'>[]): number {
  return Math.round(crossings.reduce((sum, { price }) => sum + price, 0) * 10) / 10;
}
