/** What a check found, for people: new crossings by seam, then what else changed. */
import type { BoundaryCheck, PricedCrossing } from '@banyan/boundaries';
import { formatLocation } from '@banyan/model';
import { paint } from '../print/paint';

/** Lines shown of what does not fail. */
const shown = 10;

/** Blocks of text; the last line counts. */
export function formatCheck({ added, known, gone, newFiles, unplaced }: BoundaryCheck): string {
  const seams = groupBySeam(added);
  const price = added.reduce((sum, one) => sum + one.price, 0);
  return [
    ...[...seams].map(([seam, crossings]) => [paint('red', seam), ...crossings.map(formatCrossing)].join('\n')),
    ...listed(
      'gone, to be taken out with --update',
      gone.map(({ from, to, kind, file, text }) => `${from} → ${to} ${file} ${kind}: ${text}`),
    ),
    ...listed(
      'new files with a place',
      newFiles.map(({ file, place, why }) => `${file}: ${'context' in place ? place.context : place.shared}, ${why}`),
    ),
    ...listed('new files without a place: no rule looks at them', unplaced),
    `${added.length} new crossings${added.length > 0 ? ` (price ${price})` : ''}, ${known} known, ${gone.length} gone`,
  ].join('\n\n');
}

function groupBySeam(crossings: readonly PricedCrossing[]): ReadonlyMap<string, readonly PricedCrossing[]> {
  const seams = new Map<string, PricedCrossing[]>();
  for (const crossing of crossings) {
    const seam = `${crossing.from} → ${crossing.to}`;
    seams.set(seam, [...(seams.get(seam) ?? []), crossing]);
  }
  return seams;
}

function formatCrossing(crossing: PricedCrossing): string {
  return `  ${formatLocation(crossing)} ${crossing.kind}: ${crossing.text} → ${crossing.pattern} (${crossing.price})`;
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length > shown ? [`  … and ${lines.length - shown} more`] : [];
  return [[paint('yellow', title), ...lines.slice(0, shown).map((line) => `  ${line}`), ...rest].join('\n')];
}
