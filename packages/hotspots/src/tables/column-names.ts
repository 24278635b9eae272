/** Columns of an entity by what they are called: which hold foreign keys, which tell little apart. */
import type { ColumnFact, EntityFact, RelationFact } from '@banyan/model';

/** `photoId`, `photo_id` and `PHOTO_ID` are one. */
export function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/** The column of this side that holds the key of a relation, by the usual names; nothing when none is called so. */
export function foreignKeyOf({ columns }: EntityFact, { property, owner, target }: RelationFact): string | undefined {
  if (!owner) return undefined;
  const wanted = [`${property}id`, `${property}uid`, property, `${target}id`].map(plain);
  return wanted.flatMap((name) => columns.find((column) => plain(column.name) === name)?.name ?? [])[0];
}

/** Foreign keys by column: those of relations, and columns that are named like keys. */
export function isKeyLike(name: string): boolean {
  return /(?:_id|Id|_uid|Uid|_uuid|Uuid|ID)$/.test(name);
}

/** Columns with a handful of values: an index on them alone is seldom used. */
export function tellsLittle(entity: EntityFact, name: string): boolean {
  const column = entity.columns.find((one) => one.name === name);
  if (/^bool|enum/i.test(column?.type ?? '') || isNamedType(entity, column)) return true;
  return /^(?:is|has)[A-Z_]|^(?:status|state|type|kind|role|platform|provider|language|locale|visibility|enabled|active|archived|deleted)$|(?:deleted|archived|revoked|read|closed|cancell?ed|disabled)_?at$/i.test(
    name,
  );
}

/** A type of the schema's own is an enumeration: in Prisma everything else is built in or a relation. */
function isNamedType({ layer }: EntityFact, column: ColumnFact | undefined): boolean {
  return layer === 'prisma' && column?.type !== undefined && !builtIn.test(column.type);
}

const builtIn = /^(?:String|Boolean|Int|BigInt|Float|Decimal|DateTime|Json|Bytes|Unsupported.*)$/;

const wide = /^(?:jsonb?|text|longtext|mediumtext|blob|longblob|bytea|binary|bytes|simple-json|xml|clob)$/i;

/** Columns whose values are as long as somebody makes them. */
export function wideColumns({ columns }: EntityFact): ColumnFact[] {
  return columns.filter(({ type }) => wide.test(type ?? ''));
}

/** Columns that hold a moment. */
export function isTime({ type, name }: { readonly type?: string | undefined; readonly name: string }): boolean {
  return /^(?:timestamp|timestamptz|datetime|date)/i.test(type ?? '') || /(?:_at|At|_on|_date|Date)$/.test(name);
}
