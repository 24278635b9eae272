/** Files below a folder, wherever they live: on disk or in a generator's virtual tree. */
export interface FileTree {
  /**
   * Text of a file, or undefined when there is none.
   * @param path below the folder, forward slashes; `../` reaches above it as far as the tree does
   */
  readonly read: (path: string) => string | undefined;
  /** Paths of all files below the folder, sorted; `node_modules`, `dist` and dot folders are left out. */
  readonly list: () => readonly string[];
}

/** Folders that hold nothing that somebody wrote. */
export function isLeftOut(folderName: string): boolean {
  return folderName === 'node_modules' || folderName === 'dist' || folderName.startsWith('.');
}
