/** Sketches in the cache: one entry a file, named by the file's path and content, never changed once it is written. */
import { createHash } from 'node:crypto';
import type { FileSketch } from '../sketch/file-sketch';
import { type PackedSketch, packSketch, unpackSketch } from '../sketch/pack-sketch';
import type { Store } from './store';

/** Where the sketch of a file lies. @param hash of the file's text, as the sketch has it */
export function shardName(path: string, hash: string): string {
  return `shards/${createHash('sha256').update(`${path}\0${hash}`).digest('hex').slice(0, 32)}`;
}

/** @returns nothing when the cache has no sketch of that text */
export function readShard(store: Store, path: string, hash: string): FileSketch | undefined {
  const text = store.read(shardName(path, hash));
  return text === undefined ? undefined : unpackSketch(JSON.parse(text) as PackedSketch);
}

export function writeShard(store: Store, sketch: FileSketch): void {
  store.write(shardName(sketch.path, sketch.hash), JSON.stringify(packSketch(sketch)));
}
