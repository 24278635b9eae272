/** A file on disk → the hash that its sketch has, without what sketches are made with. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { hashText } from '../sketch/hash-text';
import { large } from './large';
import { isBinary, readText } from './read-text';

/** The hash that the sketch of a file has; empty where a file is not read for its insides. */
export function hashSource(root: string, file: string): string {
  const path = join(root, file);
  try {
    const text = statSync(path).size > large ? '\0' : readText(path);
    return isBinary(text) ? '' : hashText(text);
  } catch {
    return '';
  }
}
