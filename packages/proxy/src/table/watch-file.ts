/** Notices that a file may have changed, however it is saved. */
import { type FSWatcher, watch, watchFile, unwatchFile } from 'node:fs';
import { dirname } from 'node:path';

/** Saving comes as several events; the last one counts. */
const quietMs = 100;

/**
 * Watches the folder, not the file: editors put a new file in the old one's place, and mounted configurations swap a link
 * beside it. Whether the text did change is for the caller to find out. Falls back to looking every two seconds.
 * @param onMaybe called once things are quiet again
 * @returns stops watching
 */
export function watchForChanges(file: string, onMaybe: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const touch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onMaybe, quietMs).unref();
  };
  const stopWatching = watchFolder(dirname(file), touch) ?? poll(file, touch);
  return () => {
    clearTimeout(timer);
    stopWatching();
  };
}

function watchFolder(folder: string, touch: () => void): (() => void) | undefined {
  let watcher: FSWatcher;
  try {
    watcher = watch(folder, { persistent: false }, touch);
  } catch {
    return undefined; // no more watches to be had
  }
  watcher.on('error', () => watcher.close());
  return () => watcher.close();
}

function poll(file: string, touch: () => void): () => void {
  watchFile(file, { interval: 2_000, persistent: false }, touch);
  return () => unwatchFile(file, touch);
}
