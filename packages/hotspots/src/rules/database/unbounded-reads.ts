/** Reads of any number of rows without a limit, where not even the condition bounds them. */
import type { DataAccessFact, EntityFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { plain } from '../../tables/column-names';
import { isUniqueKey } from '../../tables/covering-index';

/** A read with its table. */
export interface UnboundedRead {
  readonly access: DataAccessFact;
  readonly entity: EntityFact;
  /** Whether a condition may be there that was not read: the rows may be bounded by it. */
  readonly hidden: boolean;
}

/** In the order of the facts; a list of values that is looked up (`IN`) bounds the rows as far as its own length does. */
export function unboundedReads(index: FactsIndex): UnboundedRead[] {
  const all = [...index.accessesOf.values()].flat();
  const joined = new Set(all.filter(({ via }) => via === 'join').map(placeOf));
  return all.flatMap((access) => {
    const entity = index.entities.get(access.entity);
    const reads =
      access.operation === 'read' && access.via !== 'join' && access.part !== true && access.rows === 'many';
    if (!entity || !reads || access.limited === true || access.batched === true || isChosen(access, entity)) return [];
    return [{ access, entity, hidden: !access.key && mayBeChosen(access, joined) }];
  });
}

/** A builder's chain, a join in the same function, or nothing at all that the call was seen to name. */
function mayBeChosen(access: DataAccessFact, joined: ReadonlySet<string>): boolean {
  const { call, columns, via } = access;
  return via === 'sql' || columns === undefined || /…|^this\.db$|\.from$/.test(call) || joined.has(placeOf(access));
}

function placeOf({ function: owner }: DataAccessFact): string {
  return owner;
}

function isChosen({ key }: DataAccessFact, entity: EntityFact): boolean {
  if (!key) return false;
  const searched = new Set(key.searched?.map(({ column }) => column));
  const columns = key.columns.filter((name) => !searched.has(name));
  if (key.many === true) return columns.some((name) => isUniqueKey(entity, [name]) || isKey(name));
  return isUniqueKey(entity, columns);
}

function isKey(name: string): boolean {
  return /^_?id$/.test(plain(name)) || plain(name).endsWith('id');
}
