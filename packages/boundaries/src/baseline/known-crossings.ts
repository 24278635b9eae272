/** Crossings as a baseline knows them: without lines, so that code may move within its file. */
import { groupBy, type KnownCrossing } from '@banyan/model';
import type { PricedCrossing } from '../seams/list-seams';

/** One entry for crossings that differ by their line only. */
export function toKnown(crossings: readonly PricedCrossing[]): KnownCrossing[] {
  return countAlike(crossings.map(identify));
}

/** Sorted, each once, with how often it is there. */
export function countAlike(crossings: readonly Omit<KnownCrossing, 'count'>[]): KnownCrossing[] {
  const alike = groupBy(crossings, keyOf);
  return [...alike.values()]
    .map((group) => ({ ...group[0]!, ...(group.length > 1 && { count: group.length }) }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** What tells a crossing from others. */
export function keyOf({
  from,
  to,
  kind,
  file,
  text,
}: Pick<KnownCrossing, 'from' | 'to' | 'kind' | 'file' | 'text'>): string {
  return [from, to, file, kind, text].join('\n');
}

/** The same, wherever its file is. */
export function keyWithoutFile({ from, to, kind, text }: Pick<KnownCrossing, 'from' | 'to' | 'kind' | 'text'>): string {
  return [from, to, kind, text].join('\n');
}

/** The same, whichever function of the file it is in: `A.run calls B.find` → `calls B.find`. */
export function keyWithoutFunction(one: Omit<KnownCrossing, 'count'>): string {
  return keyOf({ ...one, text: one.text.slice(one.text.indexOf(' ') + 1) });
}

/** A crossing found now, by what it is called. */
export function identify({ from, to, kind, identity, target }: PricedCrossing): Omit<KnownCrossing, 'count'> {
  const other = target === undefined || target.file === identity.file ? {} : { target: target.file };
  return { from, to, kind, ...identity, ...other };
}

/** An import or an injection that calls and accesses between the same files have stood for until now. */
export function isRestOf(crossing: Omit<KnownCrossing, 'count'>, known: KnownCrossing): boolean {
  if (crossing.kind !== 'import' && crossing.kind !== 'injection') return false;
  const ends = ({ from, to, file, target }: Omit<KnownCrossing, 'count'>) => [from, to, file, target].join('\n');
  return crossing.target !== undefined && known.kind !== 'import' && ends(crossing) === ends(known);
}

/** How often each is known. */
export function countKnown(known: readonly KnownCrossing[]): Map<string, number> {
  return new Map(known.map((one) => [keyOf(one), one.count ?? 1]));
}
