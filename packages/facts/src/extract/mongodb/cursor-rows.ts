/** MongoDB, by its driver and by Mongoose: how many documents a call gives, and in which order. */
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { goesOnWith } from '../builder/chain';
import type { RowDetails } from '../data/access';
import { opened } from '../data/opened';
import { fieldValues, openedFields, type PlacedField } from '../data/opened-fields';
import { rowDetails } from '../data/row-details';

const single = /^(?:findOne\w*|findById\w*|exists|count|countDocuments|estimatedDocumentCount)$/;
/** Stages after which one document is left. */
const counting = /^\$count$/;

/** Reads `find(filter, { limit, sort })`, `find().sort().limit()`, `paginate(…)` and `aggregate([{ $limit }])`. */
export function cursorRows(placed: PlacedCall, project: Project): RowDetails {
  const { call, file, index } = placed;
  const place = { file, scope: call.scope };
  const method = call.callee.kind === 'member' ? call.callee.name : '';
  const stages = method.startsWith('aggregate') ? openedFields(call.args[0], place, project) : [];
  const options = method.startsWith('aggregate') ? [] : call.args.slice(1);
  const chain = goesOnWith(file, index, project);
  const given = (key: string): PlacedField[] => [
    ...options.flatMap((term) => fieldValues(term, key, place, project)),
    ...stages.filter((stage) => stage.key === `$${key}`),
    ...chain
      .filter(({ name }) => name === key)
      .flatMap(({ call: { args, scope } }) => (args[0] ? [{ key, value: args[0], place: { file, scope } }] : [])),
  ];
  const pages = /^(?:paginate|aggregatePaginate)$/.test(method);
  const rows = rowDetails(
    {
      one: single.test(method) || stages.some(({ key, value }) => counting.test(key) || groupsAll(key, value)),
      bounds: given('limit'),
      order: given('sort').flatMap(({ value, place: at }) => sortedBy(value, at, project)),
    },
    project,
  );
  return pages ? { ...rows, limited: true } : rows;
}

/** `{ $group: { _id: null, … } }` */
function groupsAll(key: string, value: Term): boolean {
  const fields = key === '$group' && value.kind === 'record' ? value.fields : [];
  return fields.some((field) => field.key === '_id' && field.value.kind === 'null');
}

/** `{ takenAt: -1 }`, `'-takenAt name'`, `'takenAt'`, `['takenAt', 'name']`, `[['takenAt', -1]]` */
function sortedBy(term: Term, place: Place, project: Project): string[] {
  const text = project.text(term, place);
  if (text !== undefined) return text.split(/\s+/).flatMap((name) => name.replace(/^[-+]/, '') || []);
  return opened(term, place, project).flatMap((one) => {
    if (one.term.kind === 'record') return openedFields(one.term, one.place, project).map(({ key }) => key);
    if (one.term.kind !== 'list') return [];
    return one.term.items.flatMap((item) => project.text(item.kind === 'list' ? item.items[0] : item, one.place) ?? []);
  });
}
