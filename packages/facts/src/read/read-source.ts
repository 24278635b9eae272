/** One file on disk → its sketch, or why there is none. Runs on the main thread and in workers alike. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../reason-of';
import type { FileSketch } from '../sketch/file-sketch';
import { type PackedSketch, packSketch, unpackSketch } from '../sketch/pack-sketch';
import { sketchFile } from '../sketch/sketch-file';
import { largeImports } from '../sketch/recovered-imports';
import { large, largest } from './large';
import { isBinary, readText } from './read-text';

/** What reading one file gave. */
export type SourceRead<Sketch = FileSketch> =
  | { readonly kind: 'read'; readonly sketch: Sketch }
  /** @property size in bytes; @property sketch its imports alone */
  | { readonly kind: 'huge'; readonly size: number; readonly sketch?: Sketch }
  | { readonly kind: 'binary' }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Reads and sketches a file below the root. Never throws: faults are values. */
export function readSource(root: string, file: string): SourceRead {
  const path = join(root, file);
  try {
    const { size } = statSync(path);
    if (size > largest) return { kind: 'huge', size };
    const text = readText(path);
    if (isBinary(text)) return { kind: 'binary' };
    if (size > large) return { kind: 'huge', size, sketch: { ...sketchFile(file, ''), ...largeImports(file, text) } };
    return { kind: 'read', sketch: sketchFile(file, text) };
  } catch (error) {
    return { kind: 'unreadable', message: reasonOf(error) };
  }
}

/** A read in a form that can be sent as JSON. */
export function packRead(read: SourceRead): SourceRead<PackedSketch> {
  return withSketch(read, packSketch);
}

/** The read that was packed. */
export function unpackRead(read: SourceRead<PackedSketch>): SourceRead {
  return withSketch(read, unpackSketch);
}

function withSketch<From, To>(read: SourceRead<From>, turn: (sketch: From) => To): SourceRead<To> {
  switch (read.kind) {
    case 'read':
      return { kind: 'read', sketch: turn(read.sketch) };
    case 'huge':
      return { kind: 'huge', size: read.size, ...(read.sketch && { sketch: turn(read.sketch) }) };
    default:
      return read;
  }
}
