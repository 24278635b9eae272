/** A sketch → what is stated about the file itself. */
import type { ModuleFact } from '@banyan/model';
import { isTest } from '../read/list-tree';
import type { FileSketch } from '../sketch/file-sketch';

export function moduleOf({ path, lines, hash }: FileSketch): ModuleFact {
  return { path, lines, hash, test: isTest(path) };
}
