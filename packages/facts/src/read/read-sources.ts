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

/** Files that are parsed while one is visited: enough to keep a second core busy, few enough for memory. */
const ahead = 4;

interface ReadSource {
  readonly sketch?: FileSketch;
  readonly problems: readonly FactProblem[];
}

/** Reads and sketches files in the given order. */
export async function readSources(
  root: string,
  files: readonly string[],
  onProgress?: (progress: Progress) => void,
): Promise<ReadSources> {
  const sketches: FileSketch[] = [];
  const problems: FactProblem[] = [];
  const started = files.slice(0, ahead).map((file) => readSource(root, file));
  for (const [index, file] of files.entries()) {
    const next = files[index + ahead];
    if (next !== undefined) started.push(readSource(root, next));
    const read = (await started.shift()) as ReadSource;
    if (read.sketch) sketches.push(read.sketch);
    problems.push(...read.problems);
    onProgress?.({ done: index + 1, total: files.length, file });
  }
  return { sketches, problems };
}

async function readSource(root: string, file: string): Promise<ReadSource> {
  const path = join(root, file);
  try {
    const { size } = statSync(path);
    if (size > largest) return { problems: [hugeFile(file, size)] };
    const sketch = await sketchFile(file, readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    // One error brings others along: the first one is the one to mend.
    return { sketch, problems: sketch.errors.slice(0, 1).map(({ line, message }) => syntaxError(file, line, message)) };
  } catch (error) {
    return { problems: [unreadableFile(file, error instanceof Error ? error.message : String(error))] };
  }
}
