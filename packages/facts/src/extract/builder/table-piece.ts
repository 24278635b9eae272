/** Pieces of tables, as migrations create and change them one after the other, put together to entities. */
import type { ColumnFact, EntityFact, IndexFact, RelationFact } from '@banyan/model';
import type { ClassEntity } from '../data/class-entity';

/** What one statement or call says about one table. */
export interface TablePiece {
  readonly table: string;
  readonly layer: string;
  readonly file: string;
  readonly line: number;
  /** Whether the table begins here. */
  readonly creates: boolean;
  readonly columns: readonly ColumnFact[];
  readonly relations: readonly RelationFact[];
  readonly indexes: readonly IndexFact[];
  /** Columns that are gone afterwards. */
  readonly drops?: readonly string[];
  /** The table is gone, or has another name, afterwards. */
  readonly becomes?: { readonly table?: string };
}

/** Tables that are there after all pieces, in their order, were applied. */
export function joinPieces(pieces: readonly TablePiece[]): ClassEntity[] {
  const tables = new Map<string, EntityFact>();
  for (const piece of pieces) {
    const known = tables.get(piece.table);
    if (piece.becomes) {
      tables.delete(piece.table);
      const { table } = piece.becomes;
      if (known && table !== undefined) tables.set(table, { ...known, name: table, table });
    } else if (known) tables.set(piece.table, changed(known, piece));
    else if (piece.creates) tables.set(piece.table, begun(piece));
  }
  return [...tables.values()].map((fact) => ({ fact, classId: '' }));
}

function begun({ table, layer, file, line, columns, relations, indexes }: TablePiece): EntityFact {
  return { name: table, table, tableNamed: true, layer, file, line, columns, relations, indexes };
}

function changed(known: EntityFact, piece: TablePiece): EntityFact {
  const gone = new Set(piece.drops);
  const named = new Set(known.columns.map(({ name }) => name));
  const kept = known.columns.filter(({ name }) => !gone.has(name));
  return {
    ...known,
    columns: [...kept, ...piece.columns.filter(({ name }) => !named.has(name))],
    relations: [...known.relations.filter(({ property }) => !gone.has(property)), ...piece.relations],
    indexes: [...known.indexes, ...piece.indexes],
  };
}

/** A foreign key: this side holds it. */
export function foreignKey(property: string, target: string, line: number, onDelete?: string): RelationFact {
  const rule = onDelete?.toLowerCase();
  const told = rule !== undefined && rule !== 'no action' && rule !== '';
  return {
    property,
    line,
    kind: 'many-to-one',
    target,
    owner: true,
    ...(rule === 'cascade' && { cascade: true }),
    ...(told && { onDelete: rule }),
  };
}
