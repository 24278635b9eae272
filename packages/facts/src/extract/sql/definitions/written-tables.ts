/** Definitions in the `.sql` files of a project: migrations that no code holds. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectTree } from '../../../read/list-tree';
import { readDefinitions } from './read-definitions';
import type { TableDefinition } from './table-definitions';

/** Larger ones are dumps. Bytes. */
const largest = 1024 * 1024;

/** @param root absolute */
export function readWrittenTables(root: string, tree: ProjectTree): TableDefinition[] {
  return tree.files
    .filter((file) => file.endsWith('.sql') && !/(?:^|[/._-])down(?:[/._-]|$)/.test(file))
    .flatMap((file) => readDefinitions(textOf(join(root, file))).map((one) => ({ ...one, file, line: one.line + 1 })));
}

function textOf(path: string): string {
  try {
    return statSync(path).size > largest ? '' : readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
