/** Scores for people: each figure with what it measures and which way is better. */
import type { Agreement, MetricDialect, Scores } from '@banyan/boundaries';
import { paint } from './paint';
import { formatTable } from './table';

type Row = readonly [name: string, value: string, better: string, describes: string];

/** A table of the dialect's figures, and one of the agreement with a reference when there is one. */
export function formatScores(dialect: MetricDialect, scores: Scores, agreement?: Agreement): string {
  const rows = dialect.figures.map(
    ({ name, better, describes }): Row => [name, show(scores[name] ?? null), better, describes],
  );
  const own = section(`${dialect.name}: ${dialect.describes}`, rows);
  return agreement ? `${own}\n\n${section('against the reference', toRows(agreement))}` : own;
}

function toRows({ MoJoFM, ARI, C2C, completeness }: Agreement): Row[] {
  return [
    ['MoJoFM', show(MoJoFM), 'higher', 'of 100: how few moves and joins lead to the reference'],
    ['ARI', show(ARI), 'higher', 'pairs treated alike, 0 = by chance, 1 = the same'],
    ...Object.entries(C2C).map(
      ([threshold, value]): Row => [
        `C2C_${threshold}`,
        show(value),
        'higher',
        `% of the clusters that overlap one of the reference by more than ${threshold} %`,
      ],
    ),
    ['completeness', show(completeness), 'higher', 'share of the reference’s members that are placed'],
  ];
}

function section(title: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([, value]) => value.length));
  const aligned = rows.map(([name, value, ...rest]) => [name, value.padStart(width), ...rest]);
  return `${paint('bold', title)}\n${formatTable([['metric', 'value', 'better', 'what it says'], ...aligned])}`;
}

/** A dash where the input for it was not given. */
function show(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}
