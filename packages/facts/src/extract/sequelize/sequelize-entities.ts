/** Sequelize models: classes with `@Table`, `X.init(…)` and `sequelize.define(…)`. */
import type { ColumnFact, EntityFact, IndexFact, RelationFact } from '@banyan/model';
import { field, type PlacedCall, type PlacedClass, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import { renderTerm, type Term } from '../../sketch/term';
import { classReference } from '../nest/class-reference';
import { allMembers, classType, decorator, type PlacedMember } from '../nest/decorated';
import type { ClassEntity } from '../typeorm/typeorm-entities';
import { pluralOf } from './plural';

const relationDecorators: Readonly<Record<string, RelationFact['kind']>> = {
  BelongsTo: 'many-to-one',
  HasMany: 'one-to-many',
  HasOne: 'one-to-one',
  BelongsToMany: 'many-to-many',
};
const relationCalls: Readonly<Record<string, RelationFact['kind']>> = {
  belongsTo: 'many-to-one',
  hasMany: 'one-to-many',
  hasOne: 'one-to-one',
  belongsToMany: 'many-to-many',
};
const stamps = new Set(['CreatedAt', 'UpdatedAt', 'DeletedAt']);

export function sequelizeEntities(project: Project): ClassEntity[] {
  const decorated = project.classes.flatMap((placed) => decoratedEntity(placed, project));
  const called = project.calls.flatMap((placed) => calledEntity(placed, project));
  return [...decorated, ...called];
}

function decoratedEntity(placed: PlacedClass, project: Project): ClassEntity[] {
  const table = decorator(placed.sketch.decorators, 'Table');
  if (!table) return [];
  const { file, sketch } = placed;
  const place = { file, scope: 0 };
  const [options] = table.args;
  const named = project.text(field(options, 'tableName'), place) ?? project.text(options, place);
  const members = allMembers(classType(placed), project);
  const fact: EntityFact = {
    name: sketch.name,
    table: named ?? pluralOf(project.text(field(options, 'modelName'), place) ?? sketch.name),
    tableNamed: named !== undefined,
    layer: 'sequelize',
    file,
    line: sketch.line,
    columns: members.flatMap((found) => columnOf(found, project)),
    relations: members.flatMap((found) => relationOf(found, project)),
    indexes: [...tableIndexes(options, table.line), ...members.flatMap(memberIndexes)],
  };
  return [{ fact, classId: `${file}#${sketch.name}` }];
}

function columnOf({ member, owner }: PlacedMember, project: Project): ColumnFact[] {
  const column = decorator(member.decorators, 'Column');
  const stamp = member.decorators.some(({ name }) => stamps.has(name));
  if (!column && !stamp) return [];
  const options = column?.args[0];
  const calls = project.sketch(owner.file).calls;
  const written = field(options, 'type') ?? (options?.kind === 'record' ? undefined : options);
  const type = stamp && !written ? 'DATE' : written ? typeName(renderTerm(written, calls)) : member.type?.name;
  const primary = decorator(member.decorators, 'PrimaryKey') !== undefined || isTrue(field(options, 'primaryKey'));
  const nullable = !primary && !forbidsNull(member.decorators, options);
  const name = project.text(field(options, 'field'), { file: owner.file, scope: 0 }) ?? member.name;
  return [
    {
      name,
      line: member.line,
      ...(type !== undefined && { type }),
      ...(primary && { primary }),
      ...(nullable && { nullable }),
    },
  ];
}

function forbidsNull(decorators: PlacedMember['member']['decorators'], options: Term | undefined): boolean {
  const allow = decorator(decorators, 'AllowNull');
  const written = allow?.args[0] ?? field(options, 'allowNull');
  return written?.kind === 'boolean' && !written.value;
}

function relationOf({ member, owner }: PlacedMember, project: Project): RelationFact[] {
  return member.decorators.flatMap(({ name, args }) => {
    const kind = relationDecorators[name];
    if (kind === undefined) return [];
    const target = classReference(args[0], { file: owner.file, scope: 0 }, project)?.name ?? member.type?.name ?? '';
    const onDelete = args.map((arg) => field(arg, 'onDelete')).find(Boolean);
    const cascade = onDelete?.kind === 'text' && onDelete.value.toUpperCase() === 'CASCADE';
    return [
      {
        property: member.name,
        line: member.line,
        kind,
        target,
        owner: kind === 'many-to-one',
        ...(cascade && { cascade }),
      },
    ];
  });
}

function memberIndexes({ member }: PlacedMember): IndexFact[] {
  return member.decorators.flatMap(({ name, args, line }): IndexFact[] => {
    if (name === 'Unique' || (name === 'Column' && isTrue(field(args[0], 'unique')))) {
      return [{ columns: [member.name], unique: true, line }];
    }
    return name === 'Index' ? [{ columns: [member.name], unique: isTrue(field(args[0], 'unique')), line }] : [];
  });
}

function tableIndexes(options: Term | undefined, line: number): IndexFact[] {
  const list = field(options, 'indexes');
  if (list?.kind !== 'list') return [];
  return list.items.map((item) => {
    const columns = field(item, 'fields');
    const names = columns?.kind === 'list' ? columns.items.flatMap((entry) => columnNames(entry)) : [];
    return { columns: names, unique: isTrue(field(item, 'unique')), line };
  });
}

function columnNames(term: Term): string[] {
  if (term.kind === 'text') return [term.value];
  const name = field(term, 'name') ?? field(term, 'attribute');
  return name?.kind === 'text' ? [name.value] : [];
}

/** `User.init({ … }, { tableName })`, `sequelize.define('User', { … })`. */
function calledEntity(placed: PlacedCall, project: Project): ClassEntity[] {
  const { file, call } = placed;
  const { callee, args } = call;
  if (callee.kind !== 'member' || call.isNew) return [];
  const place = { file, scope: call.scope };
  if (callee.name === 'init') {
    const model = project.types.of(callee.of, place);
    if (model?.kind !== 'class' || !project.types.libraryBase(model)?.module.startsWith('sequelize')) return [];
    const fact = definedEntity(model.name, args[0], args[1], placed, place, project);
    return [{ fact, classId: `${model.file}#${model.name}` }];
  }
  if (callee.name !== 'define' || args[0]?.kind !== 'text' || args[1]?.kind !== 'record') return [];
  const receiver = renderTerm(callee.of, project.sketch(file).calls);
  if (!/sequelize|db|connection/i.test(receiver)) return [];
  return [{ fact: definedEntity(args[0].value, args[1], args[2], placed, place, project), classId: '' }];
}

function definedEntity(
  name: string,
  columns: Term | undefined,
  options: Term | undefined,
  { file, call }: PlacedCall,
  place: Place,
  project: Project,
): EntityFact {
  const named = project.text(field(options, 'tableName'), place);
  const fields = columns?.kind === 'record' ? columns.fields : [];
  const calls = project.sketch(file).calls;
  return {
    name,
    table: named ?? pluralOf(project.text(field(options, 'modelName'), place) ?? name),
    tableNamed: named !== undefined,
    layer: 'sequelize',
    file,
    line: call.line,
    columns: fields
      .filter(({ key }) => key !== '...')
      .map(({ key, value, line }): ColumnFact => {
        const primary = isTrue(field(value, 'primaryKey'));
        const type = typeName(renderTerm(field(value, 'type') ?? value, calls));
        return {
          name: key,
          line,
          type,
          ...(primary && { primary }),
          ...(!primary && !forbidsNull([], value) && { nullable: true }),
        };
      }),
    relations: associations(name, file, project),
    indexes: [
      ...tableIndexes(options, call.line),
      ...fields
        .filter(({ value }) => isTrue(field(value, 'unique')))
        .map(({ key, line }) => ({ columns: [key], unique: true, line })),
    ],
  };
}

/** `User.hasMany(models.Post, { as: 'posts' })` in the model's own file. */
function associations(name: string, file: string, project: Project): RelationFact[] {
  return project.sketch(file).calls.flatMap(({ callee, args, line }) => {
    const kind = callee.kind === 'member' ? relationCalls[callee.name] : undefined;
    if (kind === undefined || callee.kind !== 'member' || callee.of.kind !== 'name') return [];
    if (callee.of.name !== name && callee.of.name !== 'this') return [];
    const [other] = args;
    const target = other?.kind === 'name' || other?.kind === 'member' ? other.name : '';
    const as = field(args[1], 'as');
    const many = kind === 'one-to-many' || kind === 'many-to-many';
    const property = as?.kind === 'text' ? as.value : lowerFirst(many ? pluralOf(target) : target);
    return [{ property, line, kind, target, owner: kind === 'many-to-one' }];
  });
}

function typeName(text: string): string {
  return text.replace(/^(?:new )?(?:DataTypes?|Sequelize|DataType)\./, '').replace('(…)', '');
}

function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function isTrue(term: Term | undefined): boolean {
  return term?.kind === 'boolean' && term.value;
}
