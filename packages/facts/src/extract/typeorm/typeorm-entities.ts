/** TypeORM entities: classes with `@Entity`, columns and relations of their bases included. */
import type { ColumnFact, EntityFact, RelationFact } from '@banyan/model';
import { field, isTrue, type PlacedClass, type Project } from '../../link/project';
import type { DecoratorSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import type { ClassEntity } from '../data/class-entity';
import { classReference } from '../nest/class-reference';
import { allMembers, classType, decorator, type PlacedMember } from '../nest/decorated';
import { joinTableName, snakeCase } from './naming';
import { columnsOf, joinColumns } from './typeorm-columns';
import { classIndexes, memberIndexes } from './typeorm-indexes';

const relationDecorators: Readonly<Record<string, RelationFact['kind']>> = {
  ManyToOne: 'many-to-one',
  OneToMany: 'one-to-many',
  OneToOne: 'one-to-one',
  ManyToMany: 'many-to-many',
};

export function typeormEntities(project: Project): ClassEntity[] {
  const tables = new Map<string, string>();
  const placed = project.classes.flatMap((entry) => {
    const annotation = entityDecorator(entry, project);
    if (!annotation) return [];
    const name = tableName(annotation, entry, project);
    tables.set(entry.sketch.name, name ?? snakeCase(entry.sketch.name));
    return [{ entry, name }];
  });
  return placed.flatMap(({ entry, name }) => {
    const members = allMembers(classType(entry), project);
    const table = name ?? snakeCase(entry.sketch.name);
    const fact = toFact(entry, members, table, name !== undefined, project);
    const links = joinTables(fact, members, tables, project).map((link) => ({ fact: link, classId: '' }));
    return [{ fact, classId: `${entry.file}#${entry.sketch.name}` }, ...links];
  });
}

/** `Entity` of TypeORM; MikroORM and others have one too. */
function entityDecorator({ file, sketch }: PlacedClass, project: Project): DecoratorSketch | undefined {
  const found = ['Entity', 'ChildEntity', 'ViewEntity'].map((name) => decorator(sketch.decorators, name)).find(Boolean);
  const source = found && project.names.lookup(file, found.name);
  return source?.kind === 'library' && source.module !== 'typeorm' ? undefined : found;
}

function tableName({ args }: DecoratorSketch, { file }: PlacedClass, project: Project): string | undefined {
  const place = { file, scope: 0 };
  return project.text(args[0], place) ?? project.text(field(args[0], 'name'), place);
}

function toFact(
  { file, sketch }: PlacedClass,
  members: readonly PlacedMember[],
  table: string,
  tableNamed: boolean,
  project: Project,
): EntityFact {
  const relations = members.flatMap((found) => relationOf(found, project));
  const columns = members.flatMap((found) => [...columnsOf(found, project), ...joinColumns(found, project)]);
  return {
    name: sketch.name,
    table,
    tableNamed,
    layer: 'typeorm',
    file,
    line: sketch.line,
    columns: distinct(columns),
    relations,
    indexes: [
      ...classIndexes(sketch.decorators, file, project),
      ...members.flatMap((found) => memberIndexes(found, project)),
    ],
  };
}

function relationOf({ member, owner }: PlacedMember, project: Project): RelationFact[] {
  return member.decorators.flatMap(({ name, args }) => {
    const kind = relationDecorators[name];
    if (kind === undefined) return [];
    const target = classReference(args[0], { file: owner.file, scope: 0 }, project)?.name ?? member.type?.name ?? '';
    const options = args.slice(1).find((arg) => arg.kind === 'record');
    const joined = decorator(member.decorators, kind === 'many-to-many' ? 'JoinTable' : 'JoinColumn') !== undefined;
    const cascade = cascades(options);
    const eager = isTrue(field(options, 'eager'));
    return [
      {
        property: member.name,
        line: member.line,
        kind,
        target,
        owner: kind === 'many-to-one' || (joined && kind !== 'one-to-many'),
        ...(cascade && { cascade }),
        ...(eager && { eager }),
      },
    ];
  });
}

/** Whether deleting or saving one side reaches the other, by the ORM or by the database. */
function cascades(options: Term | undefined): boolean {
  const cascade = field(options, 'cascade');
  const onDelete = field(options, 'onDelete');
  return (
    isTrue(cascade) ||
    (cascade?.kind === 'list' && cascade.items.length > 0) ||
    (onDelete?.kind === 'text' && onDelete.value === 'CASCADE')
  );
}

/** Tables between two entities of a many-to-many. */
function joinTables(
  entity: EntityFact,
  members: readonly PlacedMember[],
  tables: ReadonlyMap<string, string>,
  project: Project,
): EntityFact[] {
  return members.flatMap(({ member, owner }) => {
    const join = decorator(member.decorators, 'JoinTable');
    const relation = entity.relations.find(({ property, kind }) => property === member.name && kind === 'many-to-many');
    if (!join || !relation) return [];
    const named = project.text(field(join.args[0], 'name') ?? join.args[0], { file: owner.file, scope: 0 });
    const other = tables.get(relation.target) ?? snakeCase(relation.target);
    const table = named ?? joinTableName(entity.table, member.name, other);
    const { line } = join;
    const sides = [...new Set([entity.name, relation.target])];
    return [
      {
        name: table,
        table,
        tableNamed: named !== undefined,
        layer: 'typeorm',
        file: owner.file,
        line,
        columns: [],
        relations: sides.map((target) => ({
          property: target,
          line,
          kind: 'many-to-one' as const,
          target,
          owner: true,
        })),
        indexes: [],
      },
    ];
  });
}

function distinct(columns: readonly ColumnFact[]): ColumnFact[] {
  const byName = new Map<string, ColumnFact>();
  for (const column of columns) {
    const known = byName.get(column.name);
    // A written foreign key column says more than the one that the relation brings.
    if (!known || (known.type === undefined && column.type !== undefined)) byName.set(column.name, column);
  }
  return [...byName.values()];
}
