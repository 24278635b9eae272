/** Entities with what definitions add: indexes to all of them, columns to those that only SQL knows. Pure. */
import type { EntityFact, IndexFact } from '@banyan/model';
import type { TableDefinition } from './table-definitions';

/** The same entities, in their order. */
export function applyDefinitions(
  entities: readonly EntityFact[],
  definitions: readonly TableDefinition[],
): EntityFact[] {
  const byTable = new Map<string, TableDefinition[]>();
  for (const definition of definitions)
    byTable.set(definition.table, [...(byTable.get(definition.table) ?? []), definition]);
  return entities.map((entity) => {
    const found = allOf((entity.table.split('.').at(-1) ?? entity.table).toLowerCase(), byTable, new Set());
    return found.length > 0 ? withDefinitions(entity, sorted(found)) : entity;
  });
}

/** Those of the names that the table had before, too: keys and indexes stay when it is renamed. */
function allOf(table: string, byTable: ReadonlyMap<string, TableDefinition[]>, seen: Set<string>): TableDefinition[] {
  if (seen.has(table)) return [];
  seen.add(table);
  const own = byTable.get(table) ?? [];
  return [...own, ...own.flatMap(({ formerly }) => (formerly === undefined ? [] : allOf(formerly, byTable, seen)))];
}

function withDefinitions(entity: EntityFact, found: readonly TableDefinition[]): EntityFact {
  const known = new Set(entity.indexes.map(keyOf));
  const indexes = found
    .flatMap(({ indexes: made, line, file }) => made.map((index): IndexFact => ({ ...index, line, file })))
    .filter((index) => !known.has(keyOf(index)) && known.add(keyOf(index)));
  const columns = found.flatMap(({ columns: made, line }) => made.map((column) => ({ ...column, line })));
  const unknown = entity.layer === 'sql' && entity.columns.length === 0;
  return {
    ...entity,
    ...(unknown && { columns: [...new Map(columns.map((column) => [column.name, column])).values()] }),
    indexes: [...entity.indexes, ...indexes],
  };
}

function keyOf({ columns, unique, method }: IndexFact): string {
  return `${columns.join()} ${unique} ${method ?? ''}`;
}

function sorted(definitions: readonly TableDefinition[]): TableDefinition[] {
  return [...definitions].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}
