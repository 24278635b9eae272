/** Reads the templates of a service: in a published package they lie inside it, in the workspace at its top. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Templates } from '../lift/lift-input';
import { diskTree } from './disk-tree';

const packageRoot = join(__dirname, '..', '..');

/** Text by path below `templates/nestjs-service`. */
export function readTemplates(): Templates {
  const packed = join(packageRoot, 'templates');
  const templates = existsSync(packed) ? packed : join(packageRoot, '..', '..', 'templates');
  const tree = diskTree(join(templates, 'nestjs-service'));
  return new Map(tree.list().map((path) => [path, tree.read(path) ?? '']));
}
