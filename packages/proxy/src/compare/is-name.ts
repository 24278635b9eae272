/** Tells names that programmers give from data that stand in the same place. */

/** Whether a key or segment looks like a name; others are ids, addresses, dates. */
export function isName(text: string): boolean {
  return /^[A-Za-z_$][A-Za-z_$-]{0,49}\d{0,2}$/.test(text);
}
