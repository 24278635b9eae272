/** A migration plan as rows of tables, for terminals and for Markdown. */
import type { ExtractionStep, GainPart, MigrationPlan, StepOutcome } from '@banyan/model';
import { percent } from './percent';

type Row = readonly (string | number)[];

/** Unknown, or not said by the version that wrote the plan. */
const unknown = '–';

/** What each step gains and costs. */
export function toStepRows({ steps }: MigrationPlan): readonly Row[] {
  const head = ['step', 'context', 'status', 'score', 'gain', 'scale', 'autonomy', 'change', 'price', 'left', 'routes'];
  const rows = steps.map((step): Row => {
    const { order, context, status, score, gain, price, routes } = step;
    const parts = (['scale', 'autonomy', 'change'] as const).map((name) => partOf(step, name)?.score ?? unknown);
    return [order, context, status, score, gain.score, ...parts, price.score, price.left ?? unknown, routes.length];
  });
  return [head, ...rows];
}

/** What each step changes; empty for a plan that does not say. */
export function toOutcomeRows({ steps }: MigrationPlan): readonly Row[] {
  if (steps.every(({ after }) => after === undefined)) return [];
  const head = ['after', 'outside', 'price paid', 'cut', 'modularity', 'round trips', 'per item', 'sagas'];
  return [head, ...steps.map(({ context, after }): Row => [context, ...toCells(after)])];
}

function toCells(after: StepOutcome | undefined): Row {
  if (after === undefined) return Array<string>(7).fill(unknown);
  const { contexts, price, cutShare, modularity, roundTrips, perItem, sagas } = after;
  return [contexts, price, percent(cutShare), modularity.toFixed(3), roundTrips, perItem, sagas];
}

function partOf({ gain }: ExtractionStep, name: GainPart['name']): GainPart | undefined {
  return gain.parts?.find((part) => part.name === name);
}
