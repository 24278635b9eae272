/** Reads the templates of a service: files of this package, found from `src` and from `dist` alike. */
import { join } from 'node:path';
import type { Templates } from '../lift/lift-input';
import { diskTree } from './disk-tree';

/** Text by path below `templates/nestjs-service`. */
export function readTemplates(): Templates {
  const tree = diskTree(join(__dirname, '..', '..', 'templates', 'nestjs-service'));
  return new Map(tree.list().map((path) => [path, tree.read(path) ?? '']));
}
