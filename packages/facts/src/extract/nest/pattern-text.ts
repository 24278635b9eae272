/** What a listener listens to, as text: strings as they are, objects as JSON, schedules written out. */
import type { PlacedTerm } from '../../link/constants';
import type { Project } from '../../link/project';
import { renderTerm } from '../../sketch/term';
import { cronExpressions } from './cron-expressions';

/** A pattern as text; what is only known at run time as it is written. */
export function patternText(given: PlacedTerm | undefined, project: Project): string {
  if (!given) return '';
  const { term, place } = given;
  const text = project.text(term, place);
  if (text !== undefined) return text;
  if (term.kind === 'member' && term.of.kind === 'name' && term.of.name === 'CronExpression')
    return cronExpressions[term.name] ?? `CronExpression.${term.name}`;
  const constant = project.types.constant(term, place);
  const opened = constant && patternText(constant, project);
  if (opened !== undefined && opened !== '…') return opened;
  if (term.kind === 'record') {
    const fields = term.fields.map(({ key, value }) => [key, patternText({ term: value, place }, project)]);
    return JSON.stringify(Object.fromEntries(fields));
  }
  if (term.kind === 'list') return term.items.map((item) => patternText({ term: item, place }, project)).join('.');
  return renderTerm(term, project.sketch(place.file).calls);
}
