/** A module's name for people: its first class, else its file name. */
import type { ModulePath } from '@banyan/model';
import { baseName, type FactsIndex } from '../facts-index';

/** `src/orders/order.service.ts` → `OrderService`, or `order.service.ts` when it declares no class. */
export function describeModule(index: FactsIndex, module: ModulePath): string {
  return index.classesIn.get(module)?.[0]?.name ?? baseName(module);
}

/** `A`, `A and B`, `A, B and 3 more`. */
export function listSome(names: readonly string[]): string {
  const [first = '', second, ...rest] = names;
  if (second === undefined) return first;
  return rest.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${rest.length} more`;
}
