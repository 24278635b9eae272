/** Which module of today an older path stands for. */
import type { FileChange } from './parse-log';

/**
 * Follows renames backwards: commits must be given newest first. Paths are within the repository, so a module that was
 * moved into the analysed root from outside is followed, too. Edits on a branch parallel to a rename are lost when they
 * are dated after it.
 */
export class NameTrail {
  private readonly older = new Map<string, string | undefined>();

  constructor(private readonly today: ReadonlySet<string>) {}

  /** Today's path of what had this path after the commits that are still to come, or `undefined` when it is gone. */
  nameToday(path: string): string | undefined {
    if (this.older.has(path)) return this.older.get(path);
    return this.today.has(path) ? path : undefined;
  }

  /** Steps over a commit: from here on its renamed files have their old names. */
  stepBack(files: readonly FileChange[]): void {
    const renamed = files.flatMap(({ path, from }) =>
      from === undefined ? [] : [{ path, from, today: this.nameToday(path) }],
    );
    for (const { path } of renamed) if (this.nameToday(path) !== undefined) this.older.set(path, undefined);
    for (const { from, today } of renamed) {
      if (today !== undefined || this.nameToday(from) !== undefined) this.older.set(from, today);
    }
  }
}
