/** One file on disk → its sketch, or why there is none. Runs on the main thread and in workers alike. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { types } from 'node:util';
import type { FileSketch } from '../sketch/file-sketch';
import { type PackedSketch, packSketch, unpackSketch } from '../sketch/pack-sketch';
import { sketchFile } from '../sketch/sketch-file';

/** Larger files are bundles: nobody writes two megabytes by hand. */
const largest = 2 * 1024 * 1024;

/** What reading one file gave. */
export type SourceRead<Sketch = FileSketch> =
  | { readonly kind: 'read'; readonly sketch: Sketch }
  /** @property size in bytes */
  | { readonly kind: 'huge'; readonly size: number }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Reads and sketches a file below the root. Never throws: faults are values. */
export function readSource(root: string, file: string): SourceRead {
  const path = join(root, file);
  try {
    const { size } = statSync(path);
    if (size > largest) return { kind: 'huge', size };
    return { kind: 'read', sketch: sketchFile(file, readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { kind: 'unreadable', message: types.isNativeError(error) ? error.message : String(error) };
  }
}

/** A read in a form that can be sent as JSON. */
export function packRead(read: SourceRead): SourceRead<PackedSketch> {
  return read.kind === 'read' ? { kind: 'read', sketch: packSketch(read.sketch) } : read;
}

/** The read that was packed. */
export function unpackRead(read: SourceRead<PackedSketch>): SourceRead {
  return read.kind === 'read' ? { kind: 'read', sketch: unpackSketch(read.sketch) } : read;
}
