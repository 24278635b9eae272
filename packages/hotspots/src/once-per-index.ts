/** Answers that several rules ask for: worked out once for each index. */
import type { FactsIndex } from './facts-index';

/** The same function, remembering its answer for as long as the index lives. Pure functions only. */
export function oncePerIndex<T>(derive: (index: FactsIndex) => T): (index: FactsIndex) => T {
  const known = new WeakMap<FactsIndex, { readonly value: T }>();
  return (index) => {
    const found = known.get(index) ?? { value: derive(index) };
    known.set(index, found);
    return found.value;
  };
}
