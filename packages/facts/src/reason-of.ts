/** Why something failed, for a document that means the same in every clone. */

/** The first line of a fault, without the absolute path that faults of the file system end with. */
export function reasonOf(cause: unknown): string {
  const { message, syscall } = (cause ?? {}) as Partial<NodeJS.ErrnoException>;
  const text = typeof message === 'string' ? message : String(cause);
  const told = syscall === undefined ? text : (text.split(`, ${syscall}`)[0] ?? text);
  return told.split('\n')[0] ?? '';
}
