/** Writes changes to disk: all of them, or none. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFailed } from '../errors';
import type { FileChange } from '../lift/compare-with-target';

/** One line of a listing, e.g. `CREATE src/main.ts`. */
export function formatChange({ kind, path }: FileChange): string {
  return `${kind.toUpperCase()} ${path}`;
}

/**
 * Writes each file beside its place and flushes it; only when all are there, each is renamed into its place. A fault
 * on the way puts everything back.
 * @param folder absolute path of the service
 * @throws BanyanError EXTRACT_WRITE_FAILED
 */
export function applyChanges(folder: string, changes: readonly FileChange[]): void {
  const staged: string[] = [];
  const undo: (() => void)[] = [];
  let at = folder;
  try {
    for (const change of changes) {
      at = join(folder, change.path);
      if (change.kind !== 'delete') staged.push(stage(at, change.content, undo));
    }
    for (const change of changes) {
      at = join(folder, change.path);
      undo.push(put(at, change));
    }
  } catch (cause) {
    staged.forEach((file) => rmSync(file, { force: true }));
    undo.reverse().forEach((step) => step());
    throw writeFailed(at, cause);
  }
}

const suffix = '.banyan-new';

function stage(file: string, content: string, undo: (() => void)[]): string {
  const firstMade = mkdirSync(dirname(file), { recursive: true });
  if (firstMade !== undefined) undo.push(() => rmSync(firstMade, { recursive: true, force: true }));
  const staged = `${file}${suffix}`;
  const handle = openSync(staged, 'w');
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return staged;
}

/** Puts one change in its place and says how to take it back. */
function put(file: string, change: FileChange): () => void {
  const before = change.kind === 'create' ? undefined : readFileSync(file);
  if (change.kind === 'delete') rmSync(file);
  else renameSync(`${file}${suffix}`, file);
  return () => {
    if (before === undefined) return rmSync(file, { force: true });
    const handle = openSync(file, 'w');
    writeSync(handle, before);
    closeSync(handle);
  };
}
