/** Answers that are asked for again and again: worked out once for each index of documents. */

/**
 * Makes functions that remember their answer for as long as the index lives. For pure functions only.
 *
 * @example
 * const oncePerIndex = oncePer<FactsIndex>();
 * const routes = oncePerIndex((index) => collectRoutes(index)); // routes(index) is worked out once
 */
export function oncePer<Index extends object>(): <T>(derive: (index: Index) => T) => (index: Index) => T {
  return <T>(derive: (index: Index) => T) => {
    const known = new WeakMap<Index, { readonly value: T }>();
    return (index) => {
      const found = known.get(index) ?? { value: derive(index) };
      known.set(index, found);
      return found.value;
    };
  };
}
