/** Entities by class, name and table: what accesses refer to. */
import type { EntityFact } from '@banyan/model';
import type { PlacedTerm } from '../../link/constants';
import type { Type } from '../../link/type';
import type { ClassEntity } from './class-entity';
import { withProperties } from './with-properties';

export class EntityIndex {
  private readonly byClass = new Map<string, EntityFact>();
  private readonly byName = new Map<string, EntityFact>();
  private readonly byTable = new Map<string, EntityFact>();
  private readonly byPlainName = new Map<string, EntityFact>();
  private readonly byBody = new Map<string, EntityFact[]>();
  private readonly scopes = new Map<string, ReadonlyMap<string, PlacedTerm>>();
  private readonly found: EntityFact[] = [];
  private readonly properties = new Map<string, ReadonlyMap<string, string>>();

  /** Adds an entity; when the name is taken already, the file tells the two apart. */
  add(fact: EntityFact, { classId, aliases = [], properties, bodies, scopes }: Partial<ClassEntity> = {}): void {
    const named = this.byName.has(fact.name) ? { ...fact, name: `${fact.name} (${fact.file})` } : fact;
    const entity = properties ? withProperties(named, properties) : named;
    this.found.push(entity);
    this.byName.set(entity.name, entity);
    const like = `${entity.layer}\0${plain(entity.name)}`;
    if (!this.byPlainName.has(like)) this.byPlainName.set(like, entity);
    for (const id of classId ? [classId, ...aliases] : aliases) this.byClass.set(id, entity);
    for (const body of bodies ?? []) this.byBody.set(body, [...(this.byBody.get(body) ?? []), entity]);
    if (scopes) this.scopes.set(entity.name, scopes);
    if (properties) this.properties.set(entity.name, properties);
    const table = entity.table.toLowerCase();
    if (!this.byTable.has(table)) this.byTable.set(table, entity);
  }

  get all(): readonly EntityFact[] {
    return this.found;
  }

  /** The entity that a class, or an interface, stands for. */
  ofType(type: Type | undefined): EntityFact | undefined {
    return type?.kind === 'class' || type?.kind === 'interface'
      ? this.byClass.get(`${type.file}#${type.name}`)
      : undefined;
  }

  /** The entities that `this` stands for in the innermost of these functions that knows some. */
  ofBody(bodies: readonly string[]): readonly EntityFact[] {
    return bodies.map((body) => this.byBody.get(body)).find(Boolean) ?? [];
  }

  named(name: string): EntityFact | undefined {
    return this.byName.get(name);
  }

  /** By a name that may be written in another way: `BaseUser` for `base_user`. */
  likeNamed(name: string, layer: string): EntityFact | undefined {
    const exact = this.byName.get(name);
    if (exact?.layer === layer) return exact;
    return this.byPlainName.get(`${layer}\0${plain(name)}`);
  }

  /** What queries in a scope of the entity are told beside their own options. */
  scopeOf(entity: EntityFact, scope: string): PlacedTerm | undefined {
    return this.scopes.get(entity.name)?.get(scope);
  }

  /** The column that a property stands for; nothing when the entity has neither. */
  columnOf(entity: EntityFact, property: string): string | undefined {
    const mapped = this.properties.get(entity.name)?.get(property);
    return mapped ?? entity.columns.find(({ name }) => name === property)?.name;
  }

  /** By table, with or without a schema in front. */
  ofTable(table: string): EntityFact | undefined {
    const bare = table.toLowerCase();
    return this.byTable.get(bare) ?? this.byTable.get(bare.slice(bare.lastIndexOf('.') + 1));
  }

  /** The table between two entities that a relation goes through. */
  between(entity: EntityFact, property: string): EntityFact | undefined {
    const through = entity.relations.find((relation) => relation.property === property)?.through;
    return through === undefined
      ? undefined
      : (this.byName.get(through) ?? this.ofTable(through) ?? this.likeNamed(through, entity.layer));
  }

  /** The entity at the other end of a relation. */
  related(entity: EntityFact, property: string): EntityFact | undefined {
    const target = entity.relations.find((relation) => relation.property === property)?.target;
    return target === undefined ? undefined : (this.byName.get(target) ?? this.likeNamed(target, entity.layer));
  }
}

function plain(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}
