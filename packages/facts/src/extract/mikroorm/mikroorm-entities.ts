/** Entities of MikroORM, declared by decorators, schemas or `defineEntity`. */
import type { EntityFact, IndexFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { ClassEntity } from '../data/class-entity';
import { decoratedEntities } from './mikroorm-classes';
import { type MikroNaming, mikroNaming } from './mikroorm-naming';
import { type MikroProperty, partsOf } from './mikroorm-property';
import { schemaEntities } from './mikroorm-schemas';

/** A declaration, in one form for all three ways to write it. */
export interface MikroEntity {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** `<file>#<name>` of the classes and interfaces that stand for it. */
  readonly ids: readonly string[];
  /** The table, where it is written. */
  readonly table?: string;
  readonly abstract: boolean;
  /** Name of what it extends. */
  readonly base?: string;
  /** Whether what extends it lies in its table. */
  readonly inherited: boolean;
  readonly properties: readonly MikroProperty[];
  readonly indexes: readonly IndexFact[];
}

export function mikroEntities(project: Project): ClassEntity[] {
  const found = [...decoratedEntities(project), ...schemaEntities(project)];
  if (found.length === 0) return [];
  const naming = mikroNaming(project);
  const byName = new Map(found.map((entity) => [entity.name, entity]));
  const all = found.flatMap((entity) => (entity.abstract ? [] : toEntities(entity, byName, naming, project)));
  // What inherits a many-to-many shares the table between.
  return all.filter(
    ({ classId, fact }, index) => classId !== '' || all.findIndex((one) => one.fact.name === fact.name) === index,
  );
}

type ByName = ReadonlyMap<string, MikroEntity>;

function toEntities(entity: MikroEntity, byName: ByName, naming: MikroNaming, project: Project): ClassEntity[] {
  const { name, file, line, ids } = entity;
  const root = rootOf(entity, byName);
  const table = root.table ?? naming.table(root.name);
  const properties = allProperties(entity, byName);
  const parts = properties.map((property) => ({ property, ...partsOf(property, table, naming, project) }));
  const relations = parts.flatMap((part) => part.relations);
  const columns = new Map(
    parts.flatMap(({ property, columns: [column] }) => (column ? [[property.name, column.name] as const] : [])),
  );
  const fact: EntityFact = {
    name,
    table,
    tableNamed: root.table !== undefined,
    layer: 'mikroorm',
    file,
    line,
    columns: parts.flatMap((part) => part.columns),
    relations,
    indexes: [
      ...entity.indexes.map((index) => ({
        ...index,
        columns: index.columns.map((column) => columns.get(column) ?? column),
      })),
      ...parts.flatMap((part) => part.indexes),
    ],
  };
  const pivots = relations.flatMap(({ through, target, line: at }): ClassEntity[] => {
    if (through === undefined || byName.has(through)) return [];
    const sides = [...new Set([name, target])];
    const keys = sides.map((side) => ({
      property: side,
      line: at,
      kind: 'many-to-one' as const,
      target: side,
      owner: true,
    }));
    const none = { columns: [], indexes: [] };
    return [
      {
        fact: {
          name: through,
          table: through,
          tableNamed: false,
          layer: 'mikroorm',
          file,
          line: at,
          relations: keys,
          ...none,
        },
        classId: '',
      },
    ];
  });
  const [classId = '', ...aliases] = ids;
  const renamed = new Map([...columns].filter(([property, column]) => property !== column));
  return [{ fact, classId, aliases, properties: renamed }, ...pivots];
}

/** What lies in the table of what it extends (single table inheritance) is named after that. */
function rootOf(entity: MikroEntity, byName: ByName, depth = 0): MikroEntity {
  const base = entity.base === undefined ? undefined : byName.get(entity.base);
  if (!base || base.abstract || depth > 8) return entity;
  const root = rootOf(base, byName, depth + 1);
  return root.inherited || base.inherited ? root : entity;
}

/** Own properties, and for schemas those of the schemas that they extend. */
function allProperties(entity: MikroEntity, byName: ByName, depth = 0): readonly MikroProperty[] {
  const base = entity.base === undefined || depth > 8 ? undefined : byName.get(entity.base);
  const above = base ? allProperties(base, byName, depth + 1) : [];
  const own = new Set(entity.properties.map(({ name }) => name));
  return [...above.filter(({ name }) => !own.has(name)), ...entity.properties];
}
