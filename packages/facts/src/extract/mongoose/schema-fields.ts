/** Fields of a Mongoose schema: columns, references to other models, indexes. */
import type { ColumnFact, IndexFact, RelationFact } from '@banyan/model';
import { field, isTrue, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import { type RecordField, renderTerm, type Term } from '../../sketch/term';
import { openedFields } from '../data/opened-fields';
import { classReference } from '../nest/class-reference';
import { type PlacedSchema, schemaCalls } from './schema-of';

/** What a schema says about the rows of its collection. */
export interface SchemaFields {
  readonly columns: readonly ColumnFact[];
  readonly relations: readonly RelationFact[];
  readonly indexes: readonly IndexFact[];
}

export function schemaFields(schema: PlacedSchema, project: Project): SchemaFields {
  const { file, made } = schema;
  const [written] = made?.args ?? [];
  const place = { file, scope: made?.scope ?? 0 };
  const record = written?.kind === 'name' ? project.types.constant(written, place)?.term : written;
  const fields = record?.kind === 'record' ? record.fields.filter(({ key }) => key !== '...') : [];
  return {
    columns: fields.map(({ key, value, line }) => ({ name: key, line, ...typeOf(value) })),
    relations: [...fields.flatMap((entry) => referenceOf(entry, place, project)), ...virtuals(schema, project)],
    indexes: [...fields.flatMap(fieldIndex), ...schemaIndexes(schema, project)],
  };
}

/** `{ type: ObjectId, ref: 'User' }`, `[{ type: ObjectId, ref: 'User' }]`, `{ type: [ObjectId], ref: () => User }` */
export function referenceOf({ key, value, line }: RecordField, place: Place, project: Project): RelationFact[] {
  const list = value.kind === 'list' ? value.items[0] : undefined;
  const options = list ?? value;
  const inner = field(options, 'type');
  const many = list !== undefined || inner?.kind === 'list';
  const written = field(options, 'ref') ?? (inner?.kind === 'list' ? field(inner.items[0], 'ref') : undefined);
  const target = written && classReference(written, place, project)?.name;
  if (target === undefined) return [];
  return [{ property: key, line, kind: many ? 'many-to-many' : 'many-to-one', target, owner: true }];
}

/** `schema.index({ a: 1, b: -1 }, { unique: true })` */
export function schemaIndexes(schema: PlacedSchema, project: Project): IndexFact[] {
  return schemaCalls(schema, project).flatMap(({ callee, args, line }) => {
    if (callee.kind !== 'member' || callee.name !== 'index' || args[0]?.kind !== 'record') return [];
    const { fields } = args[0];
    const isText = fields.some(({ value }) => value.kind === 'text' && value.value === 'text');
    const method = isText && { method: 'text' };
    return [{ columns: fields.map(({ key }) => key), unique: isTrue(field(args[1], 'unique')), line, ...method }];
  });
}

/** `schema.virtual('photos', { ref: 'Photo', localField, foreignField, justOne })` */
export function virtuals(schema: PlacedSchema, project: Project): RelationFact[] {
  return schemaCalls(schema, project).flatMap(({ callee, args, line, scope }): RelationFact[] => {
    const place = { file: schema.file, scope };
    if (callee.kind !== 'member' || callee.name !== 'virtual') return [];
    const property = project.text(args[0], place);
    const [ref] = openedFields(args[1], place, project).filter(({ key }) => key === 'ref');
    const target = ref && classReference(ref.value, ref.place, project)?.name;
    if (property === undefined || target === undefined) return [];
    const one = isTrue(field(args[1], 'justOne'));
    return [{ property, line, kind: one ? 'one-to-one' : 'one-to-many', target, owner: false }];
  });
}

function fieldIndex({ key, value, line }: RecordField): IndexFact[] {
  if (isTrue(field(value, 'unique'))) return [{ columns: [key], unique: true, line }];
  return isTrue(field(value, 'index')) ? [{ columns: [key], unique: false, line }] : [];
}

function typeOf(value: Term): { readonly type?: string } {
  const written = field(value, 'type') ?? value;
  return written.kind === 'name' || written.kind === 'member' ? { type: renderTerm(written, []) } : {};
}
