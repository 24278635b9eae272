/** What a change does, for people: figures before and after, then every seam that changes. */
import type { WhatIf } from '@banyan/boundaries/what-if';
import { formatLocation, type Crossing, type ProposalMetrics } from '@banyan/model';
import { paint } from './paint';
import { formatTable } from './table';

/** Moved members shown; the others are counted. */
const shown = 10;

const figures: readonly (readonly [name: string, of: (metrics: ProposalMetrics) => number])[] = [
  ['price', ({ price }) => price],
  ['cut of the coupling', ({ cutShare }) => cutShare],
  ['modularity', ({ modularity }) => modularity],
  ['contexts', ({ contexts }) => contexts],
  ['files placed', ({ members }) => members],
];

/** Blocks of text. */
export function formatWhatIf(whatIf: Omit<WhatIf, 'cut'>, seconds: number): string {
  const { before, after, seams, broken, changes } = whatIf;
  const rows = figures.map(([name, of]) => [name, of(before), of(after), signed(of(after) - of(before))]);
  return [
    [...changes.map((change) => paint('bold', change)), ...formatMoved(whatIf.moved)].join('\n'),
    formatTable([['', 'before', 'after', 'change'], ...rows]),
    ...seams.map((seam) =>
      [
        `${paint('bold', `${seam.from} → ${seam.to}`)} price ${seam.before} → ${seam.after} (${signed(seam.after - seam.before)})`,
        ...seam.gone.map((crossing) => paint('green', `  - ${formatCrossing(crossing)}`)),
        ...seam.added.map((crossing) => paint('red', `  + ${formatCrossing(crossing)}`)),
      ].join('\n'),
    ),
    ...broken.map((rule) => `${paint('red', 'breaks')} ${formatLocation(rule)} ${rule.text}`),
    paint('dim', `${seconds.toFixed(2)} s; nothing is looked for anew: shared code stays shared`),
  ].join('\n\n');
}

function formatMoved(moved: WhatIf['moved']): string[] {
  if (moved.length === 0) return ['  nothing moves'];
  const lines = moved.slice(0, shown).map(({ member, from, to }) => `  ${member}: ${from ?? 'in no context'} → ${to}`);
  return moved.length > shown ? [...lines, `  … and ${moved.length - shown} more`] : lines;
}

function formatCrossing(crossing: Crossing): string {
  return `${formatLocation(crossing)} ${crossing.kind}: ${crossing.text} → ${crossing.pattern} (${crossing.price})`;
}

function signed(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return rounded > 0 ? `+${rounded}` : String(rounded);
}
