/** How CARGO names the tables in its transaction graph. */

/** Whether a node of the calls is a table: those are no members of the program, metrics of code leave them out. */
export function isDatabase(node: string): boolean {
  return node.includes('DATABASE_');
}
