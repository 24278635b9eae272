/** Tables that one context touches and another one owns, and keys between them. */
import type { DataAccessFact } from '@banyan/model';
import { moduleOf, shortName } from '../facts-index';
import { at, crosses, type FoundCrossing, type Landscape } from './crossing';

/** Reads, writes and joins of an entity of another context. */
export function findAccesses({ index, contextOf, ownerOfEntity }: Landscape): FoundCrossing[] {
  return index.facts.accesses.flatMap((access) => {
    const ends = crosses(contextOf(moduleOf(access.function)), ownerOfEntity(access.entity));
    if (ends === undefined) return [];
    const entity = index.entities.get(access.entity);
    const text = `${shortName(access.function)} ${verbOf(access)} ${access.entity} (${access.call})`;
    return [
      {
        ...ends,
        kind: kindOf(access),
        text,
        entity: access.entity,
        ...at(access),
        ...(entity ? { target: at(entity) } : {}),
      },
    ];
  });
}

/** Foreign keys to an entity of another context. */
export function findForeignKeys({ index, ownerOfEntity }: Landscape): FoundCrossing[] {
  return index.facts.entities.flatMap((entity) =>
    entity.relations.flatMap(({ owner, property, target, line, cascade }) => {
      const ends = owner ? crosses(ownerOfEntity(entity.name), ownerOfEntity(target)) : undefined;
      if (ends === undefined) return [];
      const other = index.entities.get(target);
      const text = `${entity.name}.${property} refers to ${target}${cascade ? ' and cascades' : ''}`;
      const kind = 'foreign-key' as const;
      return [
        { ...ends, kind, text, entity: target, file: entity.file, line, ...(other ? { target: at(other) } : {}) },
      ];
    }),
  );
}

function kindOf({ via, operation }: DataAccessFact) {
  if (via === 'join') return 'join' as const;
  return operation === 'write' ? ('table-write' as const) : ('table-read' as const);
}

function verbOf({ via, operation }: DataAccessFact): string {
  if (via === 'join') return 'joins';
  return operation === 'write' ? 'writes' : 'reads';
}
