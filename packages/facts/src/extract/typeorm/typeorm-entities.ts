/** TypeORM entities: classes with `@Entity`, columns and relations of their bases included, and schemas that are objects. */
import type { ColumnFact, EntityFact } from '@banyan/model';
import { field, type PlacedClass, type Project } from '../../link/project';
import type { DecoratorSketch } from '../../sketch/file-sketch';
import type { ClassEntity } from '../data/class-entity';
import { allMembers, classType, decorator, type PlacedMember } from '../nest/decorated';
import { schemaEntities } from './entity-schema';
import { type Naming, namingOf, snakeCase } from './naming';
import { columnsOf, joinColumns } from './typeorm-columns';
import { classIndexes, memberIndexes } from './typeorm-indexes';
import { joinTables, relationsOf, type TableNames, withThrough } from './typeorm-relations';

interface NamedClass {
  readonly entry: PlacedClass;
  readonly table: string;
  readonly tableNamed: boolean;
}

export function typeormEntities(project: Project): ClassEntity[] {
  const placed = project.classes.flatMap((entry) => namedClass(entry, project) ?? []);
  const tables = new Map(placed.map(({ entry, table }) => [entry.sketch.name, table]));
  const naming = namingOf(project);
  const facts = placed.map((named) => toFact(named, membersOf(named, project), tables, naming, project));
  const linked = withThrough(facts);
  const classes = placed.flatMap((named, index): ClassEntity[] => {
    const { entry } = named;
    const fact = linked[index] as EntityFact;
    const members = membersOf(named, project);
    const links = joinTables(fact, members, tables, project).map((link) => ({ fact: link, classId: '' }));
    return [
      { fact, classId: `${entry.file}#${entry.sketch.name}`, properties: columnNames(members, naming, project) },
      ...links,
    ];
  });
  return [...classes, ...schemaEntities(project)];
}

function membersOf({ entry }: NamedClass, project: Project): PlacedMember[] {
  return allMembers(classType(entry), project);
}

function namedClass(entry: PlacedClass, project: Project): NamedClass | undefined {
  const annotation = entityDecorator(entry, project);
  if (!annotation) return undefined;
  const named = tableName(annotation, entry, project);
  // A child lies in the table of what it inherits from.
  const parent = annotation.name === 'ChildEntity' ? parentOf(entry, project) : undefined;
  if (parent) return { ...parent, entry };
  return { entry, table: named ?? snakeCase(entry.sketch.name), tableNamed: named !== undefined };
}

function parentOf(entry: PlacedClass, project: Project): NamedClass | undefined {
  const base = project.types.base(classType(entry));
  const sketch = base?.kind === 'class' ? project.names.files.get(base.file)?.classes.get(base.name) : undefined;
  return base?.kind === 'class' && sketch ? namedClass({ file: base.file, sketch }, project) : undefined;
}

/** `Entity` of TypeORM; MikroORM and others have one too. A decorator of the project that applies it stands for it. */
function entityDecorator({ file, sketch }: PlacedClass, project: Project): DecoratorSketch | undefined {
  const found = ['Entity', 'ChildEntity', 'ViewEntity'].map((name) => decorator(sketch.decorators, name)).find(Boolean);
  const source = found && project.names.lookup(file, found.name);
  if (found) return source?.kind === 'library' && source.module !== 'typeorm' ? undefined : found;
  return sketch.decorators.find(({ name }) => /Entity$/.test(name) && appliesEntity(name, file, project));
}

/** `function AppEntity(name) { return (target) => { Entity(name)(target); }; }` */
function appliesEntity(name: string, file: string, project: Project): boolean {
  const named = project.names.lookup(file, name);
  if (named?.kind !== 'own') return false;
  const sketch = project.sketch(named.file);
  return sketch.calls.some(({ callee, scope }) => {
    const inside = sketch.functions[sketch.scopes[scope]?.function ?? 0]?.name === named.name;
    const called = inside && callee.kind === 'name' ? project.names.lookup(named.file, callee.name) : undefined;
    return called?.kind === 'library' && called.module === 'typeorm' && called.name === 'Entity';
  });
}

function tableName({ args }: DecoratorSketch, { file }: PlacedClass, project: Project): string | undefined {
  const place = { file, scope: 0 };
  return project.text(args[0], place) ?? project.text(field(args[0], 'name'), place);
}

function toFact(
  { entry, table, tableNamed }: NamedClass,
  members: readonly PlacedMember[],
  tables: TableNames,
  naming: Naming,
  project: Project,
): EntityFact {
  const { file, sketch } = entry;
  const columns = members.flatMap((found) => [
    ...columnsOf(found, naming, project),
    ...joinColumns(found, naming, project),
  ]);
  return {
    name: sketch.name,
    table,
    tableNamed,
    layer: 'typeorm',
    file,
    line: sketch.line,
    columns: distinct(columns),
    relations: members.flatMap((found) => relationsOf(found, table, tables, project)),
    indexes: [
      ...classIndexes(sketch.decorators, file, project),
      ...members.flatMap((found) => memberIndexes(found, naming, project)),
    ],
  };
}

/** Property → column, where they differ; a relation stands for its key. */
function columnNames(members: readonly PlacedMember[], naming: Naming, project: Project): Map<string, string> {
  const pairs = members.flatMap((found): (readonly [string, string])[] => {
    const [column, ...more] = [...columnsOf(found, naming, project), ...joinColumns(found, naming, project)];
    return column && more.length === 0 && column.name !== found.member.name ? [[found.member.name, column.name]] : [];
  });
  return new Map(pairs);
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
