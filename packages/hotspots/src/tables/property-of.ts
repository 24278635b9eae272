/** What the code calls a column: data layers are asked by the names of properties, databases by those of columns. */
import type { EntityFact } from '@banyan/model';

export function propertyOf(entity: EntityFact | undefined, column: string): string {
  return entity?.columns.find(({ name }) => name === column)?.property ?? column;
}
