/** A migration plan in Markdown: the order, what it changes, then what each step needs and takes over. */
import { type ExtractionStep, formatLocation, type MigrationPlan } from '@banyan/model';
import { toOutcomeRows, toStepRows } from '../print/plan-rows';
import { openPrerequisites, sharedUnknowns, tellGain, tellPrice, tellSettled } from '../print/tell-step';
import { code, plain, table } from './markdown';

/** Prerequisites printed of a step. */
const printed = 10;

/** Tables, then a section a step. */
export function* toPlanSection(plan: MigrationPlan): Generator<string> {
  if (plan.steps.length === 0) return;
  const unknowns = sharedUnknowns(plan);
  yield `\n## Plan\n\n${table(plainRows(toStepRows(plan)))}\n`;
  for (const reason of unknowns) yield `\n–: ${plain(reason)}.\n`;
  const outcomes = toOutcomeRows(plan);
  if (outcomes.length > 0) yield `\n${table(plainRows(outcomes))}\n`;
  for (const step of plan.steps) yield toStepSection(step, unknowns);
}

function toStepSection(step: ExtractionStep, unknowns: readonly string[]): string {
  const { order, context, formerly, price, entities, routes } = step;
  const open = openPrerequisites(step);
  const firsts = open.slice(0, printed).map((first) => `- first: ${plain(first.text)} (${place(first)})\n`);
  const rest = open.length - firsts.length;
  return [
    `\n### ${order}. ${plain(context)}${formerly === undefined ? '' : ` (formerly ${plain(formerly)})`}\n\n`,
    ...tellGain(step, unknowns).map((reason) => `- ${plain(reason)}\n`),
    `- price: ${tellPrice(price)}\n`,
    ...firsts,
    ...(rest > 0 ? [`- … and ${rest} more to do first\n`] : []),
    ...tellSettled(step).map((settled) => `- ${plain(settled)}\n`),
    ...(entities.length > 0 ? [`- tables: ${entities.map(({ table }) => code(table)).join(', ')}\n`] : []),
    ...(routes.length > 0
      ? [`- routes: ${routes.map(({ method, path }) => code(`${method} ${path}`)).join(', ')}\n`]
      : []),
  ].join('');
}

function plainRows(rows: ReturnType<typeof toStepRows>): (string | number)[][] {
  return rows.map((row) => row.map((cell) => (typeof cell === 'string' ? plain(cell) : cell)));
}

function place(location: { readonly file: string; readonly line: number }): string {
  return code(formatLocation(location));
}
