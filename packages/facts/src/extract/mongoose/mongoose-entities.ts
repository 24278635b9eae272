/** Mongoose models: decorated classes, `model('User', schema)`, and discriminators, which share the collection of their base. */
import type { EntityFact } from '@banyan/model';
import { field, isTrue, type PlacedCall, type PlacedClass, type Project } from '../../link/project';
import type { ClassEntity } from '../data/class-entity';
import { allMembers, classType, decorator, type PlacedMember } from '../nest/decorated';
import { collectionName } from './collection-name';
import { modelName } from './model-name';
import { referenceOf, schemaFields, schemaIndexes, virtuals } from './schema-fields';
import { type PlacedSchema, schemaBodies, schemaOf } from './schema-of';

export function mongooseEntities(project: Project): ClassEntity[] {
  const decorated = project.classes.flatMap((placed) => decoratedModel(placed, project));
  const called = project.calls.flatMap((placed) => calledModel(placed, project));
  const found = [...decorated, ...called];
  const tables = new Map(found.map(({ fact }) => [fact.name, fact]));
  return [...found, ...project.calls.flatMap((placed) => discriminator(placed, tables, project))];
}

function decoratedModel(placed: PlacedClass, project: Project): ClassEntity[] {
  const { file, sketch } = placed;
  const schema = decorator(sketch.decorators, 'Schema');
  const source = schema && project.names.lookup(file, 'Schema');
  if (!schema || source?.kind !== 'library' || !source.module.includes('mongoose')) return [];
  const place = { file, scope: 0 };
  const named = project.text(field(schema.args[0], 'collection'), place);
  const props = allMembers(classType(placed), project).filter(({ member }) => decorator(member.decorators, 'Prop'));
  const factory = factoryOf(placed, project);
  const fact: EntityFact = {
    ...toEntity(sketch.name, named, file, sketch.line),
    columns: props.map(({ member }) => ({
      name: member.name,
      line: member.line,
      ...(member.type && { type: member.type.name }),
    })),
    relations: [
      ...props.flatMap((found) => propReference(found, project)),
      ...(factory ? virtuals(factory, project) : []),
    ],
    indexes: [...props.flatMap(propIndex), ...(factory ? schemaIndexes(factory, project) : [])],
  };
  return [{ fact, classId: `${file}#${sketch.name}`, ...(factory && { bodies: schemaBodies(factory, project) }) }];
}

/** `export const UserSchema = SchemaFactory.createForClass(User)` in the file of the class. */
function factoryOf({ file, sketch }: PlacedClass, project: Project): PlacedSchema | undefined {
  const { calls, scopes } = project.sketch(file);
  for (const [name, { init }] of scopes[0]?.bindings ?? []) {
    const made = init?.kind === 'call' ? calls[init.call] : undefined;
    const [of] = made?.args ?? [];
    if (made?.callee.kind !== 'member' || made.callee.name !== 'createForClass') continue;
    if (of?.kind === 'name' && of.name === sketch.name) return { file, name, scope: 0, made };
  }
  return undefined;
}

function propReference({ member, owner }: PlacedMember, project: Project): ReturnType<typeof referenceOf> {
  const value = decorator(member.decorators, 'Prop')?.args[0];
  return value
    ? referenceOf({ key: member.name, value, line: member.line }, { file: owner.file, scope: 0 }, project)
    : [];
}

function propIndex({ member }: PlacedMember): EntityFact['indexes'] {
  const options = decorator(member.decorators, 'Prop')?.args[0];
  const unique = isTrue(field(options, 'unique'));
  return unique || isTrue(field(options, 'index')) ? [{ columns: [member.name], unique, line: member.line }] : [];
}

/** `mongoose.model('User', schema)` */
function calledModel(placed: PlacedCall, project: Project): ClassEntity[] {
  const name = modelName(placed, project);
  const { file, call } = placed;
  const isModel = 'name' in call.callee && call.callee.name === 'model';
  if (name === undefined || !isModel || call.args.length < 2) return [];
  return [entityOf(name, project.text(call.args[2], { file, scope: call.scope }), placed, 1, project)];
}

/** `Content.discriminator('Photo', schema)` */
function discriminator(placed: PlacedCall, tables: ReadonlyMap<string, EntityFact>, project: Project): ClassEntity[] {
  const { file, call } = placed;
  const place = { file, scope: call.scope };
  if (call.callee.kind !== 'member' || call.callee.name !== 'discriminator') return [];
  const type = project.types.of(call.callee.of, place);
  const made =
    type?.kind === 'library' && type.madeBy ? project.sketch(type.madeBy.file).calls[type.madeBy.call] : undefined;
  const base = made && type?.kind === 'library' && modelName({ file: type.madeBy?.file ?? file, call: made }, project);
  const name = project.text(call.args[0], place);
  const table = base ? tables.get(base)?.table : undefined;
  return name === undefined || table === undefined ? [] : [entityOf(name, table, placed, 1, project)];
}

function entityOf(
  name: string,
  table: string | undefined,
  { file, call }: PlacedCall,
  argument: number,
  project: Project,
): ClassEntity {
  const schema = schemaOf(call.args[argument], { file, scope: call.scope }, project);
  const collection = table ?? project.text(field(schema?.made?.args[1], 'collection'), { file, scope: call.scope });
  const fact = { ...toEntity(name, collection, file, call.line), ...(schema && schemaFields(schema, project)) };
  return { fact, classId: '', ...(schema && { bodies: schemaBodies(schema, project) }) };
}

function toEntity(name: string, named: string | undefined, file: string, line: number): EntityFact {
  const table = named ?? collectionName(name);
  const nothing = { columns: [], relations: [], indexes: [] };
  return { name, table, tableNamed: named !== undefined, layer: 'mongoose', file, line, ...nothing };
}
