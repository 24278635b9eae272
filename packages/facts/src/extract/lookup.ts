/** Tables that are looked up by names of the analysed code. */

/** The entries without a prototype: a method called `constructor` or `toString` is in no such table. */
export function lookup<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.freeze(Object.assign(Object.create(null) as Record<string, T>, entries));
}
