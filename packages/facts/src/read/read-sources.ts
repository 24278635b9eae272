/** Source files → sketches; what cannot be read is a problem of that file only. */
import type { FactProblem } from '@banyan/model';
import { binaryFile, hugeFile, syntaxError, unreadableFile } from '../errors';
import type { FileSketch } from '../sketch/file-sketch';
import { readSource, type SourceRead } from './read-source';
import { readWithWorkers } from './read-with-workers';
import { chooseWorkers, type Workers } from './workers';

/** How far the reading is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly file: string;
}

export interface ReadSources {
  /** In the order of the files. */
  readonly sketches: readonly FileSketch[];
  readonly problems: readonly FactProblem[];
}

/**
 * Reads and sketches files. Many files are shared out among threads; the answer is the same.
 * @param onProgress called once for each file, in any order
 */
export async function readSources(
  root: string,
  files: readonly string[],
  onProgress?: (progress: Progress) => void,
  workers: Workers | undefined = chooseWorkers(files.length),
): Promise<ReadSources> {
  let done = 0;
  const onRead = (file: string): void => onProgress?.({ done: ++done, total: files.length, file });
  const reads = workers ? await readWithWorkers(root, files, workers, onRead) : readHere(root, files, onRead);
  return {
    sketches: reads.flatMap((read) => ('sketch' in read && read.sketch ? [read.sketch] : [])),
    problems: reads.flatMap((read, index) => problemsOf(read, files[index] as string)),
  };
}

function readHere(root: string, files: readonly string[], onRead: (file: string) => void): SourceRead[] {
  return files.map((file) => {
    const read = readSource(root, file);
    onRead(file);
    return read;
  });
}

/** What kept a file from being read whole. */
export function problemsOf(read: SourceRead, file: string): FactProblem[] {
  switch (read.kind) {
    case 'huge':
      return [hugeFile(file, read.size, read.sketch !== undefined)];
    case 'binary':
      return [binaryFile(file)];
    case 'unreadable':
      return [unreadableFile(file, read.message)];
    default:
      // One error brings others along: the first one is the one to mend.
      return read.sketch.errors.slice(0, 1).map(({ line, message }) => syntaxError(file, line, message));
  }
}
