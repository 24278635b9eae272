/** Mongoose: models by decorated classes and by `model('User', schema)`, and the collections that they touch. */
import type { ColumnFact, EntityFact } from '@banyan/model';
import { field, type PlacedCall, type PlacedClass, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import { renderTerm, type Term } from '../../sketch/term';
import { reads, type Touch, writes } from '../data/access';
import type { EntityIndex } from '../data/entity-index';
import { allMembers, classType, decorator } from '../nest/decorated';
import { pluralOf } from '../sequelize/plural';
import type { ClassEntity } from '../data/class-entity';

const reading = /^(?:find\w*|count\w*|estimatedDocumentCount|exists|distinct|aggregate)$/;
const writing =
  /^(?:create|insertMany|save|update\w*|replaceOne|delete\w*|remove|bulkWrite|findOneAnd\w+|findByIdAnd\w+)$/;

export function mongooseEntities(project: Project): ClassEntity[] {
  return [
    ...project.classes.flatMap((placed) => decoratedModel(placed, project)),
    ...project.calls.flatMap((placed) => calledModel(placed, project)),
  ];
}

/** Calls on an injected `Model<Photo>` or on the constant that a model was made as. */
export function mongooseTouches({ file, call }: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { callee } = call;
  if (callee.kind !== 'member' || call.isNew) return [];
  const entity = modelOf(callee.of, { file, scope: call.scope }, entities, project);
  if (!entity) return [];
  if (writing.test(callee.name)) return [writes(entity.name)];
  return reading.test(callee.name) ? [reads(entity.name)] : [];
}

function decoratedModel(placed: PlacedClass, project: Project): ClassEntity[] {
  const { file, sketch } = placed;
  const schema = decorator(sketch.decorators, 'Schema');
  const source = schema && project.names.lookup(file, 'Schema');
  if (!schema || source?.kind !== 'library' || !source.module.includes('mongoose')) return [];
  const named = project.text(field(schema.args[0], 'collection'), { file, scope: 0 });
  const columns = allMembers(classType(placed), project)
    .filter(({ member }) => decorator(member.decorators, 'Prop'))
    .map(
      ({ member }): ColumnFact => ({
        name: member.name,
        line: member.line,
        ...(member.type && { type: member.type.name }),
      }),
    );
  return [{ fact: toEntity(sketch.name, named, file, sketch.line, columns), classId: `${file}#${sketch.name}` }];
}

/** `mongoose.model('User', schema)` */
function calledModel({ file, call }: PlacedCall, project: Project): ClassEntity[] {
  const name = modelName({ file, call }, project);
  if (name === undefined) return [];
  const place = { file, scope: call.scope };
  const named = project.text(call.args[2], place);
  return [{ fact: toEntity(name, named, file, call.line, schemaColumns(call.args[1], place, project)), classId: '' }];
}

function modelName({ file, call }: Pick<PlacedCall, 'file' | 'call'>, project: Project): string | undefined {
  const { callee, args } = call;
  if (call.isNew || args.length < 2 || (callee.kind !== 'member' && callee.kind !== 'name')) return undefined;
  if (callee.name !== 'model') return undefined;
  const type = project.types.of(callee, { file, scope: call.scope });
  if (type?.kind !== 'library' || type.module !== 'mongoose') return undefined;
  return project.text(args[0], { file, scope: call.scope });
}

function schemaColumns(term: Term | undefined, place: Place, project: Project): ColumnFact[] {
  const constant = term?.kind === 'name' ? project.types.constant(term, place) : undefined;
  const schema = constant?.term ?? term;
  const made =
    schema?.kind === 'call' ? project.sketch(constant?.place.file ?? place.file).calls[schema.call] : undefined;
  const [fields] = made?.args ?? [];
  if (fields?.kind !== 'record') return [];
  return fields.fields
    .filter(({ key }) => key !== '...')
    .map(({ key, value, line }) => ({ name: key, line, ...typeOf(value) }));
}

function typeOf(value: Term): { readonly type?: string } {
  const written = field(value, 'type') ?? value;
  return written.kind === 'name' || written.kind === 'member' ? { type: renderTerm(written, []) } : {};
}

function toEntity(
  name: string,
  named: string | undefined,
  file: string,
  line: number,
  columns: readonly ColumnFact[],
): EntityFact {
  const table = named ?? pluralOf(name.toLowerCase());
  return {
    name,
    table,
    tableNamed: named !== undefined,
    layer: 'mongoose',
    file,
    line,
    columns,
    relations: [],
    indexes: [],
  };
}

function modelOf(term: Term, place: Place, entities: EntityIndex, project: Project): EntityFact | undefined {
  const type = project.types.of(term, place);
  if (type?.kind !== 'library' || type.module !== 'mongoose' || !/(?:^|\.)Model$/.test(type.name)) return undefined;
  const { madeBy } = type;
  const made = madeBy && project.sketch(madeBy.file).calls[madeBy.call];
  const name = madeBy && made && modelName({ file: madeBy.file, call: made }, project);
  return name === undefined ? entities.ofType(type.args[0]) : entities.named(name);
}
