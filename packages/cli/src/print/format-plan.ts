/** A migration plan for people: one block a step. */
import { type ExtractionStep, formatLocation, type MigrationPlan } from '@banyan/model';
import { paint } from './paint';
import { toOutcomeRows, toStepRows } from './plan-rows';
import { formatTable } from './table';
import { openPrerequisites, sharedUnknowns, tellGain, tellPrice, tellSettled } from './tell-step';

/** The plan as text: an overview, what each step changes, then the details of every step. */
export function formatPlan(plan: MigrationPlan): string {
  const unknowns = sharedUnknowns(plan);
  const outcomes = toOutcomeRows(plan);
  return [
    [formatTable(toStepRows(plan)), ...unknowns.map((reason) => paint('dim', `–  ${reason}`))].join('\n'),
    ...(outcomes.length > 0 ? [formatTable(outcomes)] : []),
    ...plan.steps.map((step) => formatStep(step, unknowns)),
  ].join('\n\n');
}

function formatStep(step: ExtractionStep, unknowns: readonly string[]): string {
  const { order, context, formerly, price, routes, entities } = step;
  return [
    paint('bold', `${order}. ${context}${formerly === undefined ? '' : ` (formerly ${formerly})`}`),
    ...tellGain(step, unknowns).map((reason) => `  ${reason}`),
    `  price: ${tellPrice(price)}`,
    ...openPrerequisites(step).map((first) => `  first: ${first.text} (${formatLocation(first)})`),
    ...tellSettled(step).map((settled) => `  ${settled}`),
    ...(entities.length > 0 ? [`  tables: ${entities.map(({ table }) => table).join(', ')}`] : []),
    ...routes.map(({ method, path }) => `  route: ${method} ${path}`),
  ].join('\n');
}
