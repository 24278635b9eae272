/** Source files → sketches; what cannot be read is a problem of that file only. */
import type { FactProblem } from '@banyan/model';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hugeFile, syntaxError, unreadableFile } from '../errors';
import type { FileSketch } from '../sketch/file-sketch';
import { sketchFile } from '../sketch/sketch-file';

/** Larger files are bundles: nobody writes two megabytes by hand. */
const largest = 2 * 1024 * 1024;

/** How far the reading is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly file: string;
}

export interface ReadSources {
  readonly sketches: readonly FileSketch[];
  readonly problems: readonly FactProblem[];
}

/** Reads and sketches files in the given order. */
export function readSources(
  root: string,
  files: readonly string[],
  onProgress?: (progress: Progress) => void,
): ReadSources {
  const sketches: FileSketch[] = [];
  const problems: FactProblem[] = [];
  files.forEach((file, index) => {
    const read = readSource(root, file);
    if (read.sketch) sketches.push(read.sketch);
    problems.push(...read.problems);
    onProgress?.({ done: index + 1, total: files.length, file });
  });
  return { sketches, problems };
}

function readSource(
  root: string,
  file: string,
): { readonly sketch?: FileSketch; readonly problems: readonly FactProblem[] } {
  const path = join(root, file);
  try {
    const { size } = statSync(path);
    if (size > largest) return { problems: [hugeFile(file, size)] };
    const sketch = sketchFile(file, readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    // One error brings others along: the first one is the one to mend.
    return { sketch, problems: sketch.errors.slice(0, 1).map(({ line, message }) => syntaxError(file, line, message)) };
  } catch (error) {
    return { problems: [unreadableFile(file, error instanceof Error ? error.message : String(error))] };
  }
}
