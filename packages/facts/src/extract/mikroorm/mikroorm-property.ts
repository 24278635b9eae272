/** One property of a MikroORM entity, however it is declared → a column, a relation, indexes. */
import type { ColumnFact, IndexFact, RelationFact } from '@banyan/model';
import { field, isTrue, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { classReference } from '../nest/class-reference';
import type { MikroNaming } from './mikroorm-naming';

/** What a declaration says about a property, in one form. */
export interface MikroProperty {
  readonly name: string;
  readonly line: number;
  readonly place: Place;
  /** A relation's kind; nothing for a plain column. */
  readonly kind?: RelationFact['kind'];
  /** The other entity of a relation. */
  readonly target?: string;
  /** Property of the other side that holds the key. */
  readonly mappedBy?: boolean;
  readonly options?: Term;
  readonly type?: string;
  readonly primary?: boolean;
  readonly nullable?: boolean;
  readonly unique?: boolean;
  readonly index?: boolean;
}

export interface MikroParts {
  readonly columns: readonly ColumnFact[];
  readonly relations: readonly RelationFact[];
  readonly indexes: readonly IndexFact[];
}

/** @param table of the entity; a table between two is named after it */
export function partsOf(property: MikroProperty, table: string, naming: MikroNaming, project: Project): MikroParts {
  const { options, name, line } = property;
  const persisted = field(options, 'persist');
  if (persisted?.kind === 'boolean' && !persisted.value) return { columns: [], relations: [], indexes: [] };
  const column = columnOf(property, naming, project);
  const unique =
    property.unique === true ||
    isTrue(field(options, 'unique')) ||
    (property.kind === 'one-to-one' && column !== undefined);
  const indexed = unique || property.index === true || isTrue(field(options, 'index'));
  return {
    columns: column ? [column] : [],
    relations: property.kind ? [relationOf(property, property.kind, table, naming, project)] : [],
    indexes: indexed && !(property.primary ?? false) ? [{ columns: [column?.name ?? name], unique, line }] : [],
  };
}

function columnOf(property: MikroProperty, naming: MikroNaming, project: Project): ColumnFact | undefined {
  const { kind, options, name, line, place } = property;
  if (kind === 'one-to-many' || kind === 'many-to-many' || (kind === 'one-to-one' && !isOwner(property)))
    return undefined;
  const named = ['fieldName', 'joinColumn', 'name']
    .map((key) => project.text(field(options, key), place))
    .find(Boolean);
  const primary = property.primary === true || isTrue(field(options, 'primary'));
  const nullable = property.nullable === true || isTrue(field(options, 'nullable'));
  const type = kind
    ? undefined
    : (typeOf(field(options, 'columnType') ?? field(options, 'type'), place, project) ?? property.type);
  return {
    name: named ?? (kind ? naming.joinColumn(name) : naming.column(name)),
    line,
    ...(type !== undefined && { type }),
    ...(primary && { primary }),
    ...(nullable && { nullable }),
  };
}

function typeOf(term: Term | undefined, place: Place, project: Project): string | undefined {
  if (!term) return undefined;
  return project.text(term, place) ?? (term.kind === 'name' || term.kind === 'member' ? term.name : undefined);
}

function relationOf(
  property: MikroProperty,
  kind: RelationFact['kind'],
  table: string,
  naming: MikroNaming,
  project: Project,
): RelationFact {
  const { name, line, options, place, target = '' } = property;
  const owner = isOwner(property);
  const rule = (
    project.text(field(options, 'deleteRule'), place) ?? project.text(field(options, 'onDelete'), place)
  )?.toLowerCase();
  const told = rule !== undefined && rule !== 'no action';
  const eager = isTrue(field(options, 'eager'));
  const pivot =
    project.text(field(options, 'pivotTable'), place) ??
    classReference(field(options, 'pivotEntity'), place, project)?.name;
  const through = kind === 'many-to-many' && owner ? (pivot ?? `${table}_${naming.column(name)}`) : undefined;
  const cascade = rule === 'cascade' || isTrue(field(options, 'orphanRemoval'));
  return {
    property: name,
    line,
    kind,
    target,
    owner,
    ...(cascade && { cascade }),
    ...(eager && { eager }),
    ...(told && { onDelete: rule }),
    ...(through !== undefined && { through }),
  };
}

function isOwner({ kind, mappedBy, options }: MikroProperty): boolean {
  if (kind === 'many-to-one') return true;
  if (kind === 'one-to-many') return false;
  const owner = field(options, 'owner');
  if (owner) return isTrue(owner);
  return mappedBy !== true && field(options, 'mappedBy') === undefined;
}
