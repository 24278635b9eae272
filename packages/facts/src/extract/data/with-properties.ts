/** Columns with the names that the code has for them. */
import type { EntityFact } from '@banyan/model';

/**
 * Relations are none: only MikroORM compares the relation itself with a key.
 * @param properties property → column, where the two have different names
 */
export function withProperties(entity: EntityFact, properties: ReadonlyMap<string, string>): EntityFact {
  const relations = entity.layer === 'mikroorm' ? [] : entity.relations.map(({ property }) => property);
  const propertyOf = new Map<string, string>();
  for (const [property, column] of properties)
    if (property !== column && !relations.includes(property) && !propertyOf.has(column))
      propertyOf.set(column, property);
  if (propertyOf.size === 0) return entity;
  const columns = entity.columns.map((column) => {
    const property = propertyOf.get(column.name);
    return property === undefined ? column : { ...column, property };
  });
  return { ...entity, columns };
}
