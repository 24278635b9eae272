/** A file that no request reaches: it makes what it uses and runs it by itself. */
import type { Cell } from '../cell';
import { className, folderOf, forEachDistance, type Group, indented, methodOf } from './group';
import { bodyOf, dependencies, storeNames } from './service-file';

/** The path of the file, and its text; paths of imports lead below `src`. */
export function scriptFile(group: Group): readonly [string, string] {
  const path = (group.shape.path ?? '').replace('NAME', `${group.shape.name}-${group.operation}`);
  const source = path.startsWith('src/') ? '..' : '../src';
  const text = [
    `import { Inject } from '@nestjs/common';`,
    `import type { Item } from '${source}/item';`,
    group.layer.imports.replace(/'\.\.\//g, `'${source}/`),
    `import { ${storeNames('new').join(', ')} } from '${source}/${folderOf(group)}/store';`,
    `export class ${className('Run', 'new')} {`,
    `  ${dependencies(group, 'new')}`,
    forEachDistance(group, 'new', method),
    `}`,
    `export async function up(items: readonly Item[], client: never) {`,
    `  const run = new ${className('Run', 'new')}(${group.layer.client ? 'client' : ''});`,
    forEachDistance(group, 'new', (cell) => `  await run.${methodOf(cell)}(items);`),
    `}`,
    '',
  ].join('\n');
  return [path, text];
}

function method(cell: Cell): string {
  return `  async ${methodOf(cell)}(items: readonly Item[]) {\n${indented(bodyOf(cell), '    ')}\n  }`;
}
