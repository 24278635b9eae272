/** A migration plan in Markdown: the order, then what each step needs and takes over. */
import { type ExtractionStep, formatLocation, type MigrationPlan } from '@banyan/model';
import { code, plain, table } from './markdown';

/** Prerequisites printed of a step. */
const printed = 10;

/** A table, then a section a step. */
export function* toPlanSection({ steps }: MigrationPlan): Generator<string> {
  if (steps.length === 0) return;
  const head = ['step', 'context', 'status', 'score', 'gain', 'price', 'routes'];
  const rows = steps.map(({ order, context, status, score, gain, price, routes }) => [
    order,
    plain(context),
    status,
    score,
    gain.score,
    price.score,
    routes.length,
  ]);
  yield `\n## Plan\n\n${table([head, ...rows])}\n`;
  for (const step of steps) yield toStepSection(step);
}

function toStepSection({ order, context, gain, price, prerequisites, entities, routes }: ExtractionStep): string {
  const crossings = Object.entries(price.crossings).map(([kind, count]) => `${count} × ${kind}`);
  const firsts = prerequisites.slice(0, printed).map((first) => `- first: ${plain(first.text)} (${place(first)})\n`);
  const rest = prerequisites.length - firsts.length;
  return [
    `\n### ${order}. ${plain(context)}\n\n`,
    ...gain.reasons.map((reason) => `- gain: ${plain(reason)}\n`),
    `- price: ${crossings.join(', ') || 'no crossing'}\n`,
    ...firsts,
    ...(rest > 0 ? [`- … and ${rest} more to do first\n`] : []),
    ...(entities.length > 0 ? [`- tables: ${entities.map(({ table }) => code(table)).join(', ')}\n`] : []),
    ...(routes.length > 0
      ? [`- routes: ${routes.map(({ method, path }) => code(`${method} ${path}`)).join(', ')}\n`]
      : []),
  ].join('');
}

function place(location: { readonly file: string; readonly line: number }): string {
  return code(formatLocation(location));
}
