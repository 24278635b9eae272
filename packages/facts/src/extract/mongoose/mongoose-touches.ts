/** Mongoose: what calls on models, documents and queries touch, `populate` and `$lookup` included. */
import type { EntityFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { detailed, reads, type Touch, writes } from '../data/access';
import { accessKey, columnList, type Condition } from '../data/access-key';
import { searchIn } from '../data/column-search';
import type { TouchReader } from '../data/data-accesses';
import type { EntityIndex } from '../data/entity-index';
import { elements } from '../data/opened';
import { openedFields } from '../data/opened-fields';
import { cursorRows } from '../mongodb/cursor-rows';
import { aggregateTouches } from './aggregate';
import { entitiesOf } from './mongoose-model';

const reading =
  /^(?:find|findOne|findById|findDeleted|findOneDeleted|findWithDeleted|findOneWithDeleted|count|countDocuments|estimatedDocumentCount|exists|distinct|aggregate|aggregatePaginate|paginate|watch|findCursor)$/;
const writing =
  /^(?:create|insertMany|insertOne|save|bulkSave|update|updateOne|updateMany|replaceOne|deleteOne|deleteMany|delete|deleteById|restore|remove|bulkWrite|findOneAnd\w+|findByIdAnd\w+)$/;

export const mongoose: TouchReader = {
  names: [reading, writing, /^populate$/],
  touches: mongooseTouches,
};

/** Calls on an injected `Model<Photo>`, on the constant that a model was made as, on documents, and on `this` in a schema. */
function mongooseTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { file, call } = placed;
  const { callee, args } = call;
  if (callee.kind !== 'member' || call.isNew) return [];
  const { name: method } = callee;
  if (!writing.test(method) && !reading.test(method) && method !== 'populate') return [];
  if (method === 'find' && isPredicate(args[0], file, project)) return [];
  const place = { file, scope: call.scope };
  // A pipeline that is handed to an own method names what it looks up here.
  if (method === 'aggregate' && project.types.of(callee, place)?.kind === 'function') {
    return aggregateTouches(args[0], place, entities, project);
  }
  return entitiesOf(callee.of, place, entities, project).flatMap((entity) => {
    if (project.types.of(callee, place)?.kind === 'function') return [];
    if (method === 'populate') return populated(entity, args[0], place, entities, project, 0);
    const own = writing.test(method) ? writes(entity.name) : reads(entity.name);
    const more = method.startsWith('aggregate') ? aggregateTouches(args[0], place, entities, project) : [];
    const rows = own.operation === 'read' ? cursorRows(placed, project) : {};
    return detailed([own, ...more], { ...details(entity, method, args, place, project), ...rows });
  });
}

/** `photos.find((photo) => …)` looks through a list; a query's callback is given an error first. */
function isPredicate(first: Term | undefined, file: string, project: Project): boolean {
  if (first?.kind !== 'function') return false;
  const parameters = project.sketch(file).scopes[first.scope]?.parameters ?? [];
  return parameters.length <= 1 || !/^_?e(?:rr|rror|x)?\d*$/i.test(parameters[0]?.name ?? '');
}

/** `populate('owner')`, `populate({ path: 'owner', populate: … })`, `populate(['owner', 'tags'])` */
function populated(
  entity: EntityFact,
  term: Term | undefined,
  place: Place,
  entities: EntityIndex,
  project: Project,
  depth: number,
): Touch[] {
  if (!term || depth > 4) return [];
  return elements(term, place, project).flatMap((one) => {
    const fields = openedFields(one.term, one.place, project);
    const path = fields.find(({ key }) => key === 'path');
    const text = project.text(path?.value ?? one.term, path?.place ?? one.place) ?? '';
    const inner = fields.find(({ key }) => key === 'populate');
    return text.split(' ').flatMap((name) => {
      const next = entities.related(entity, name);
      if (!next) return [];
      const deeper = inner ? populated(next, inner.value, inner.place, entities, project, depth + 1) : [];
      return [reads(next.name, 'join'), ...deeper];
    });
  });
}

function details(
  entity: EntityFact,
  method: string,
  [first, second]: readonly Term[],
  place: Place,
  project: Project,
): Pick<Touch, 'columns' | 'key'> {
  const filters = /^(?:find|count|exists|update|replace|delete|distinct)/.test(method) && first ? first : undefined;
  const byId = /^findById/.test(method);
  const conditions: Condition[] =
    filters && byId ? [{ column: '_id', value: filters, place }] : conditionsOf(filters, place, project, 0);
  const given = /^(?:create|insert)/.test(method) ? first : second;
  const named = openedFields(given, place, project).flatMap(({ key, value, place: at }) =>
    key.startsWith('$') ? openedFields(value, at, project).map((inner) => inner.key) : [key],
  );
  const known = named.filter((name) => entity.columns.some((column) => column.name === name));
  const key = accessKey(conditions, project);
  return { ...columnList([...conditions.map(({ column }) => column), ...known]), ...(key && { key }) };
}

/** `{ owner: id, $or: [{ … }], kind: { $in: kinds } }` */
function conditionsOf(term: Term | undefined, place: Place, project: Project, depth: number): Condition[] {
  if (depth > 4) return [];
  return openedFields(term, place, project).flatMap(({ key, value, place: at }): Condition[] => {
    if (key.startsWith('$')) return conditionsOf(value, at, project, depth + 1);
    const list = value.kind === 'record' ? value.fields.find((entry) => entry.key === '$in') : undefined;
    const search = searchIn(key, value, at, project);
    return [{ column: key, value: list?.value ?? value, place: at, ...(list && { many: true }), search }];
  });
}
