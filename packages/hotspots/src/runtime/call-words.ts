/** What the name of a data layer's method says about the statements that it sends. */
import type { DataAccessFact } from '@banyan/model';

type Verb = 'INSERT' | 'UPDATE' | 'DELETE';

/** The first that fits; a method that none fits may send anything. */
const verbsByName: readonly (readonly [RegExp, readonly Verb[]])[] = [
  [/^(?:save|upsert|persist|flush|findOrCreate|updateOrCreate|put|replace)/i, ['INSERT', 'UPDATE']],
  [/^(?:insert|create|bulkCreate|add)/i, ['INSERT']],
  [/^(?:update|increment|decrement|soft|restore|recover|set|nativeUpdate|bulkUpdate|patch)/i, ['UPDATE']],
  [/^(?:delete|remove|destroy|truncate|clear|nativeDelete)/i, ['DELETE']],
];

/** `this.rows.findOneBy` → `findOneBy`; arguments are dots in brackets. */
export function methodOf({ call }: Pick<DataAccessFact, 'call'>): string {
  return call.slice(call.lastIndexOf('.') + 1).replace(/\(.*$/, '');
}

/** Verbs that a write of this name may send; empty when it does not say. */
export function verbsOf(access: DataAccessFact): readonly Verb[] {
  if (access.via === 'sql') return [];
  return verbsByName.find(([name]) => name.test(methodOf(access)))?.[1] ?? [];
}

/** Whether it asks for a number, for rows, or for both (`findAndCount`); `undefined` when it does not say. */
export function asksFor(access: DataAccessFact): 'number' | 'rows' | 'both' | undefined {
  if (access.via === 'sql') return undefined;
  const method = methodOf(access);
  if (/AndCount|paginate/i.test(method)) return 'both';
  return /^(?:count|exist|max|min|sum|average|avg|aggregate|has$|getCount|getExists)/i.test(method) ? 'number' : 'rows';
}

/** Methods that look by the primary key which rows are there before they write. */
export function looksFirst(access: DataAccessFact): boolean {
  return access.via !== 'sql' && /^(?:save|remove|softRemove|recover|preload)$/.test(methodOf(access));
}
