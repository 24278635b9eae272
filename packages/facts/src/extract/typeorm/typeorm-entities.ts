/** TypeORM entities: classes with `@Entity`, columns and relations of their bases included. */
import type { ColumnFact, EntityFact, IndexFact, RelationFact } from '@banyan/model';
import { field, type PlacedClass, type Project } from '../../link/project';
import type { DecoratorSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { classReference } from '../nest/class-reference';
import { allMembers, classType, decorator, type PlacedMember } from '../nest/decorated';
import { joinColumnName, joinTableName, snakeCase } from './naming';

const columnDecorators: Readonly<Record<string, Partial<ColumnFact>>> = {
  Column: {},
  PrimaryColumn: { primary: true },
  PrimaryGeneratedColumn: { primary: true },
  ObjectIdColumn: { primary: true },
  CreateDateColumn: { type: 'timestamp' },
  UpdateDateColumn: { type: 'timestamp' },
  DeleteDateColumn: { type: 'timestamp', nullable: true },
  VersionColumn: { type: 'integer' },
  ViewColumn: {},
};
const relationDecorators: Readonly<Record<string, RelationFact['kind']>> = {
  ManyToOne: 'many-to-one',
  OneToMany: 'one-to-many',
  OneToOne: 'one-to-one',
  ManyToMany: 'many-to-many',
};

/** An entity with the class that declares it. */
export interface ClassEntity {
  readonly fact: EntityFact;
  readonly classId: string;
}

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

function columnsOf(found: PlacedMember, project: Project): ColumnFact[] {
  const { member, owner } = found;
  return member.decorators.flatMap(({ name, args }) => {
    const base = columnDecorators[name];
    if (!base) return [];
    const place = { file: owner.file, scope: 0 };
    const [first] = args;
    if (first?.kind === 'function') return embeddedColumns(found, first, project);
    const options = first?.kind === 'record' ? first : args[1];
    const type =
      project.text(field(options, 'type'), place) ??
      typeArgument(first, project, place) ??
      base.type ??
      member.type?.name;
    const nullable = isTrue(field(options, 'nullable')) || base.nullable === true;
    const primary = base.primary === true || isTrue(field(options, 'primary'));
    const column = project.text(field(options, 'name'), place) ?? member.name;
    return [
      {
        name: column,
        line: member.line,
        ...(type !== undefined && { type }),
        ...(primary && { primary }),
        ...(nullable && { nullable }),
      },
    ];
  });
}

function typeArgument(
  first: Term | undefined,
  project: Project,
  place: { file: string; scope: number },
): string | undefined {
  return first?.kind === 'text' || first?.kind === 'name' ? project.text(first, place) : undefined;
}

/** `@Column(() => Address) home` has the columns `homeStreet`, `homeCity`, … */
function embeddedColumns({ member, owner }: PlacedMember, term: Term, project: Project): ColumnFact[] {
  const type = classReference(term, { file: owner.file, scope: 0 }, project)?.type;
  if (!type) return [{ name: member.name, line: member.line }];
  return allMembers(type, project).flatMap((inner) =>
    columnsOf(inner, project).map((column) => ({
      ...column,
      name: joinColumnName(member.name, column.name),
      line: member.line,
    })),
  );
}

function relationOf({ member, owner }: PlacedMember, project: Project): RelationFact[] {
  return member.decorators.flatMap(({ name, args }) => {
    const kind = relationDecorators[name];
    if (kind === undefined) return [];
    const target = classReference(args[0], { file: owner.file, scope: 0 }, project)?.name ?? member.type?.name ?? '';
    const options = args.slice(1).find((arg) => arg.kind === 'record');
    const joined = decorator(member.decorators, kind === 'many-to-many' ? 'JoinTable' : 'JoinColumn') !== undefined;
    const cascade = cascades(options);
    return [
      {
        property: member.name,
        line: member.line,
        kind,
        target,
        owner: kind === 'many-to-one' || (joined && kind !== 'one-to-many'),
        ...(cascade && { cascade }),
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

/** The foreign key column that a many-to-one or owning one-to-one brings along. */
function joinColumns({ member, owner }: PlacedMember, project: Project): ColumnFact[] {
  const relation = member.decorators.find(({ name }) => name === 'ManyToOne' || name === 'OneToOne');
  const join = decorator(member.decorators, 'JoinColumn');
  if (!relation || (relation.name === 'OneToOne' && !join)) return [];
  const place = { file: owner.file, scope: 0 };
  const options = relation.args.slice(1).find((arg) => arg.kind === 'record');
  const nullable = !(field(options, 'nullable')?.kind === 'boolean' && !isTrue(field(options, 'nullable')));
  const primary = isTrue(field(options, 'primary')) || decorator(member.decorators, 'PrimaryColumn') !== undefined;
  const joins = join?.args[0]?.kind === 'list' ? join.args[0].items : [join?.args[0]];
  return joins.map((item) => {
    const referenced =
      project.text(field(item, 'referencedColumnName'), place) ?? primaryOf(relation.args[0], place, project);
    const name = project.text(field(item, 'name'), place) ?? joinColumnName(member.name, referenced);
    return { name, line: member.line, ...(primary && { primary }), ...(nullable && !primary && { nullable }) };
  });
}

function primaryOf(target: Term | undefined, place: { file: string; scope: number }, project: Project): string {
  const type = classReference(target, place, project)?.type;
  const primary =
    type &&
    allMembers(type, project).find(({ member }) =>
      member.decorators.some(({ name }) => columnDecorators[name]?.primary),
    );
  return primary?.member.name ?? 'id';
}

function classIndexes(decorators: readonly DecoratorSketch[], file: string, project: Project): IndexFact[] {
  return decorators.flatMap(({ name, args, line }) => {
    if (name !== 'Index' && name !== 'Unique') return [];
    const list = args.map((arg) => listed(arg, file, project)).find((columns) => columns.length > 0) ?? [];
    const options = args.find((arg) => arg.kind === 'record');
    return [{ columns: list, unique: name === 'Unique' || isTrue(field(options, 'unique')), line }];
  });
}

/** `['a', 'b']` or `(x) => [x.a, x.b]`. */
function listed(term: Term, file: string, project: Project): string[] {
  if (term.kind === 'list') return term.items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
  if (term.kind !== 'function') return [];
  const returns = project.sketch(file).scopes[term.scope]?.returns;
  return returns?.kind === 'list' ? returns.items.flatMap((item) => (item.kind === 'member' ? [item.name] : [])) : [];
}

function memberIndexes(found: PlacedMember, project: Project): IndexFact[] {
  const { member } = found;
  const columns = [...columnsOf(found, project), ...joinColumns(found, project)].map(({ name }) => name);
  const names = columns.length > 0 ? columns : [member.name];
  return member.decorators.flatMap(({ name, args, line }): IndexFact[] => {
    const options = args.find((arg) => arg.kind === 'record');
    if (name === 'Index') return [{ columns: names, unique: isTrue(field(options, 'unique')), line }];
    if (columnDecorators[name] && isTrue(field(options, 'unique'))) return [{ columns: names, unique: true, line }];
    return name === 'OneToOne' && decorator(member.decorators, 'JoinColumn')
      ? [{ columns: names, unique: true, line }]
      : [];
  });
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

function isTrue(term: Term | undefined): boolean {
  return term?.kind === 'boolean' && term.value;
}
