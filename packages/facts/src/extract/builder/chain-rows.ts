/** Chains of Knex and Kysely: how many rows they give, in which order, and whether they are locked. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { RowDetails } from '../data/access';
import { opened } from '../data/opened';
import { openedFields } from '../data/opened-fields';
import { rowDetails } from '../data/row-details';
import type { Link } from './chain';
import { bareColumn, isOwnColumn, qualifiers } from './conditions';

const single = /^(?:first|executeTakeFirst|executeTakeFirstOrThrow)$/;
const aggregates = /^(?:count|countDistinct|min|max|sum|sumDistinct|avg|avgDistinct)$/;
const bounding = /^(?:limit|fetch|top)$/;
const locking = /^for(?:NoKey)?Update$|^for(?:Key)?Share$/;

/** @param root the term that names the table, and its alias */
export function chainRows(links: readonly Link[], file: string, project: Project, root?: Term): RowDetails {
  const place = (link: Link): Place => ({ file, scope: link.call.scope });
  const [first] = links;
  const own = root && first ? qualifiers(project.text(root, place(first))) : undefined;
  const named = (names: RegExp): readonly Link[] => links.filter(({ name }) => names.test(name));
  const whole = named(aggregates).length > 0 && named(/^groupBy/).length === 0;
  const bounds = named(bounding).flatMap((link) => {
    const [value] = link.call.args;
    return value ? [{ value, place: place(link) }] : [];
  });
  const order = named(/^orderBy$/)
    .flatMap((link) => sortedBy(link.call.args[0], place(link), project))
    .filter((column) => isOwnColumn(column, own))
    .map(bareColumn);
  return rowDetails(
    { one: whole || named(single).length > 0, bounds, order, locks: named(locking).length > 0 },
    project,
  );
}

/** `'takenAt'`, `'takenAt desc'`, `['takenAt', { column: 'id', order: 'desc' }]` */
function sortedBy(term: Term | undefined, place: Place, project: Project): string[] {
  const text = project.text(term, place);
  if (text !== undefined) return columnIn(text);
  return opened(term, place, project).flatMap((one) => {
    if (one.term.kind === 'list') return one.term.items.flatMap((item) => sortedBy(item, one.place, project));
    const column = openedFields(one.term, one.place, project).find(({ key }) => key === 'column');
    return column ? columnIn(project.text(column.value, column.place) ?? '') : [];
  });
}

function columnIn(text: string): string[] {
  const column = text.trim().replace(/\s+(?:asc|desc)$/i, '');
  return /^[\w.$"]+$/.test(column) ? [column] : [];
}
