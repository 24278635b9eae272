/** What each step of a plan changes: the figures with these contexts outside and the rest one monolith. */
import type { ExtractionStep, StepOutcome } from '@banyan/model';
import type { JSX } from 'preact';
import { type Column, DataTable } from './data-table';
import { ContextLink, percent } from './words';

/** Nothing for a plan that does not say. */
export function OutcomeTable({ steps }: { readonly steps: readonly ExtractionStep[] }): JSX.Element | null {
  if (steps.every(({ after }) => after === undefined)) return null;
  return <DataTable caption="What each step changes" columns={columns} rows={steps} pageSize={steps.length} />;
}

const columns: readonly Column<ExtractionStep>[] = [
  { title: 'after', cell: ({ context }) => <ContextLink name={context} />, key: ({ order }) => order },
  figure('outside', ({ contexts }) => contexts),
  figure('price paid', ({ price }) => price),
  figure('coupling cut', ({ cutShare }) => cutShare, percent),
  figure(
    'modularity',
    ({ modularity }) => modularity,
    (value) => value?.toFixed(3) ?? '–',
  ),
  figure('round trips', ({ roundTrips }) => roundTrips),
  figure('per item', ({ perItem }) => perItem),
  figure('sagas', ({ sagas }) => sagas),
];

function figure(
  title: string,
  pick: (after: StepOutcome) => number,
  write = (value: number | undefined): string => value?.toLocaleString('en') ?? '–',
): Column<ExtractionStep> {
  const value = ({ after }: ExtractionStep): number | undefined => after && pick(after);
  return { title, numeric: true, key: (step) => value(step) ?? -1, cell: (step) => write(value(step)) };
}
