/** A migration plan for people: one block a step. */
import { type ExtractionStep, formatLocation, type MigrationPlan } from '@banyan/model';
import { paint } from './paint';
import { formatTable } from './table';

/** The plan as text: an overview, then the details of every step. */
export function formatPlan(plan: MigrationPlan): string {
  const rows = plan.steps.map(({ order, context, status, score, gain, price, routes }) => [
    order,
    context,
    status,
    score,
    gain.score,
    price.score,
    routes.length,
  ]);
  const overview = formatTable([['step', 'context', 'status', 'score', 'gain', 'price', 'routes'], ...rows]);
  return [overview, ...plan.steps.map(formatStep)].join('\n\n');
}

function formatStep({ order, context, gain, price, prerequisites, routes, entities }: ExtractionStep): string {
  const crossings = Object.entries(price.crossings).map(([kind, count]) => `${count} × ${kind}`);
  return [
    paint('bold', `${order}. ${context}`),
    ...gain.reasons.map((reason) => `  gain: ${reason}`),
    `  price: ${crossings.join(', ') || 'no crossing'}`,
    ...prerequisites.map((first) => `  first: ${first.text} (${formatLocation(first)})`),
    ...(entities.length > 0 ? [`  tables: ${entities.map(({ table }) => table).join(', ')}`] : []),
    ...routes.map(({ method, path }) => `  route: ${method} ${path}`),
  ].join('\n');
}
