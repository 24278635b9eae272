/** Files whose sketches come from the cache when they are asked for. */
import type { Store } from '../cache/store';
import { readShard } from '../cache/shards';
import { type Files, type IndexedFile, indexFile } from '../link/names';
import type { FileSketch } from '../sketch/file-sketch';
import { CacheGone } from './cache-gone';
import type { SeenFile } from './run-record';

/** @param given sketches that stand instead of those in the cache */
export function cachedFiles(
  store: Store,
  seen: Readonly<Record<string, SeenFile>>,
  given: readonly FileSketch[],
): Files & { readonly sketch: (path: string) => FileSketch } {
  const known = new Map<string, IndexedFile>(given.map((sketch) => [sketch.path, indexFile(sketch)]));
  const has = (path: string): boolean => known.has(path) || (Object.hasOwn(seen, path) && seen[path]?.hash !== '');
  const get = (path: string): IndexedFile | undefined => {
    const found = known.get(path);
    if (found || !has(path)) return found;
    const sketch = readShard(store, path, seen[path]?.hash ?? '');
    if (!sketch) throw new CacheGone(path);
    const indexed = indexFile(sketch);
    known.set(path, indexed);
    return indexed;
  };
  return { has, get, sketch: (path) => (get(path) as IndexedFile).sketch };
}
