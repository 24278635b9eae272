/** Sequelize models: classes with `@Table`, `X.init(…)` and `sequelize.define(…)`. */
import type { ColumnFact, EntityFact, IndexFact, RelationFact } from '@banyan/model';
import { field, isTrue, type PlacedClass, type Project } from '../../link/project';
import { renderTerm } from '../../sketch/term';
import { classReference } from '../nest/class-reference';
import { allMembers, classType, decorator, type PlacedMember } from '../nest/decorated';
import type { ClassEntity } from '../data/class-entity';
import { calledEntity } from './called-entity';
import { forbidsNull, tableIndexes, throughOf, typeName } from './column-options';
import { decoratedScopes } from './model-scopes';
import { pluralOf } from './plural';
import { lookup } from '../lookup';

const relationDecorators: Readonly<Record<string, RelationFact['kind']>> = lookup({
  BelongsTo: 'many-to-one',
  HasMany: 'one-to-many',
  HasOne: 'one-to-one',
  BelongsToMany: 'many-to-many',
});
const stamps = new Set(['CreatedAt', 'UpdatedAt', 'DeletedAt']);

export function sequelizeEntities(project: Project): ClassEntity[] {
  const decorated = project.classes.flatMap((placed) => decoratedEntity(placed, project));
  const called = project.calls.flatMap((placed) => calledEntity(placed, project));
  return [...decorated, ...called, ...linkEntities([...decorated, ...called])];
}

/** Tables between two models that only a relation names. */
function linkEntities(found: readonly ClassEntity[]): ClassEntity[] {
  const known = new Set(found.flatMap(({ fact }) => [fact.table.toLowerCase(), fact.name.toLowerCase()]));
  return found.flatMap(({ fact }) =>
    fact.relations.flatMap(({ through, target, line }) => {
      if (through === undefined || known.has(through.toLowerCase())) return [];
      known.add(through.toLowerCase());
      const sides = [...new Set([fact.name, target])].sort();
      const relations = sides.map((side) => ({
        property: side,
        line,
        kind: 'many-to-one' as const,
        target: side,
        owner: true,
      }));
      const place = { layer: 'sequelize', file: fact.file, line };
      return [
        {
          fact: { name: through, table: through, tableNamed: true, ...place, columns: [], relations, indexes: [] },
          classId: '',
        },
      ];
    }),
  );
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
  const renamed = members.flatMap((found): (readonly [string, string])[] => {
    const [column] = columnOf(found, project);
    return column && column.name !== found.member.name ? [[found.member.name, column.name]] : [];
  });
  return [
    {
      fact,
      classId: `${file}#${sketch.name}`,
      properties: new Map(renamed),
      scopes: decoratedScopes(sketch.decorators, file, project),
    },
  ];
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

function relationOf({ member, owner }: PlacedMember, project: Project): RelationFact[] {
  return member.decorators.flatMap(({ name, args }) => {
    const kind = relationDecorators[name];
    if (kind === undefined) return [];
    const target = classReference(args[0], { file: owner.file, scope: 0 }, project)?.name ?? member.type?.name ?? '';
    const onDelete = args.map((arg) => field(arg, 'onDelete')).find(Boolean);
    const action = onDelete?.kind === 'text' ? onDelete.value.toLowerCase() : undefined;
    const cascade = action === 'cascade';
    const between = kind === 'many-to-many' ? throughOf(args[1], { file: owner.file, scope: 0 }, project) : undefined;
    return [
      {
        property: member.name,
        line: member.line,
        kind,
        target,
        owner: kind === 'many-to-one',
        ...(cascade && { cascade }),
        ...(action !== undefined && { onDelete: action }),
        ...(between !== undefined && { through: between }),
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
