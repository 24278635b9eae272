/** MongoDB's driver: what a call on a collection reads and writes, and the collections themselves. */
import type { EntityFact } from '@banyan/model';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { reads, type Touch, writes } from '../data/access';
import { accessKey, columnList, type Condition } from '../data/access-key';
import { searchIn } from '../data/column-search';
import type { ClassEntity } from '../data/class-entity';
import type { TouchReader } from '../data/data-accesses';
import type { EntityIndex } from '../data/entity-index';
import { elements } from '../data/opened';
import { openedFields } from '../data/opened-fields';
import { cursorRows } from './cursor-rows';
import { collectionName, openedCollection } from './mongodb-collection';

const reading = /^(?:find|findOne|count|countDocuments|estimatedDocumentCount|distinct|aggregate|watch)$/;
const writing =
  /^(?:insert|insertOne|insertMany|update|updateOne|updateMany|replaceOne|delete|deleteOne|deleteMany|remove|save|findAndModify|findOneAnd\w+|bulkWrite|initialize(?:Uno|O)rderedBulkOp|drop)$/;

export const mongodb: TouchReader = {
  names: [reading, writing],
  touches: mongodbTouches,
};

/** The collections that a call touches; nothing when it is no call on one. */
function mongodbTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const name = touched(placed, project);
  if (name === undefined || placed.call.callee.kind !== 'member') return [];
  const { name: method } = placed.call.callee;
  const entity = (collection: string): string => entities.ofTable(collection)?.name ?? collection;
  const place = { file: placed.file, scope: placed.call.scope };
  if (method === 'aggregate') {
    const own = { ...reads(entity(name)), ...cursorRows(placed, project) };
    return [own, ...stages(placed.call.args[0], place, project, entity)];
  }
  const details = detailsOf(placed.call.args, writing.test(method), place, project);
  if (writing.test(method)) return [{ ...writes(entity(name)), ...details }];
  return [{ ...reads(entity(name)), ...details, ...cursorRows(placed, project) }];
}

/** Collections are entities where they are first opened, in a project that imports the driver. */
export function mongodbEntities(project: Project): ClassEntity[] {
  const first = new Map<string, EntityFact>();
  const usesDriver = project.sketches.some(({ imports }) => imports.some(({ specifier }) => specifier === 'mongodb'));
  for (const placed of usesDriver ? project.calls : []) {
    const name = openedCollection(placed.index, { file: placed.file, scope: placed.call.scope }, project);
    if (name === undefined || first.has(name)) continue;
    const { file, call } = placed;
    const nothing = { columns: [], relations: [], indexes: [] };
    first.set(name, { name, table: name, tableNamed: true, layer: 'mongodb', file, line: call.line, ...nothing });
  }
  return [...first.values()].map((fact) => ({ fact, classId: '' }));
}

function touched({ file, call }: PlacedCall, project: Project): string | undefined {
  const { callee } = call;
  if (callee.kind !== 'member' || call.isNew || !(reading.test(callee.name) || writing.test(callee.name)))
    return undefined;
  return collectionName(callee.of, { file, scope: call.scope }, project);
}

/** `$lookup`, `$graphLookup` and `$unionWith` read another collection, `$out` and `$merge` write one. */
function stages(pipeline: Term | undefined, place: Place, project: Project, entity: (name: string) => string): Touch[] {
  if (!pipeline) return [];
  return elements(pipeline, place, project).flatMap((stage) => {
    const text = (key: string, inner: string): string | undefined => {
      const value = field(stage.term, key);
      return project.text(field(value, inner) ?? value, stage.place);
    };
    const joined = [text('$lookup', 'from'), text('$graphLookup', 'from'), text('$unionWith', 'coll')];
    const put = [text('$out', 'coll'), text('$merge', 'into')];
    return [
      ...joined.flatMap((name): Touch[] => (name === undefined ? [] : [reads(entity(name), 'join')])),
      ...put.flatMap((name): Touch[] => (name === undefined ? [] : [writes(entity(name))])),
    ];
  });
}

function detailsOf(
  [filter, data]: readonly Term[],
  write: boolean,
  place: Place,
  project: Project,
): Pick<Touch, 'columns' | 'key'> {
  const conditions = (write && !data ? [] : openedFields(filter, place, project)).flatMap(
    ({ key, value, place: at }): Condition[] => {
      if (/^[$.]/.test(key)) return [];
      const list = field(value, '$in');
      if (list) return [{ column: key, value: list, place: at, many: true }];
      const search = searchIn(key, value, at, project);
      return value.kind === 'record' && !search ? [] : [{ column: key, value, place: at, search }];
    },
  );
  const set = write ? openedFields(field(data, '$set'), place, project) : [];
  const key = accessKey(conditions, project);
  return {
    ...columnList(set.flatMap((entry) => (/^[\w.]+$/.test(entry.key) && !/^\.+$/.test(entry.key) ? [entry.key] : []))),
    ...(key && { key }),
  };
}
