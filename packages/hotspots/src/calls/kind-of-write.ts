/** What a writing call does, by its name. */
import type { DataAccessFact } from '@banyan/model';

/** Nothing for reads. */
export function kindOfWrite({
  operation,
  call,
}: Pick<DataAccessFact, 'operation' | 'call'>): 'insert' | 'update' | 'delete' | undefined {
  if (operation !== 'write') return undefined;
  const name = call.slice(call.lastIndexOf('.') + 1);
  if (/delete|remove|destroy|del$/i.test(name)) return 'delete';
  return /update|increment|decrement|restore|recover|findAnd|patch|set$/i.test(name) ? 'update' : 'insert';
}
