/** `resolver.ts` of a folder: fields of GraphQL types, resolved once for each object of a list. */
import type { Cell, Way } from '../cell';
import { callOf } from './call-of';
import { className, forEachDistance, type Group, marked, methodOf, waysOfGroup } from './group';
import { bodyOf, dependencies, storeNames } from './service-file';

export function resolverFile(group: Group): string {
  const ways = waysOfGroup(group);
  return [
    `import { Inject } from '@nestjs/common';`,
    `import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';`,
    `import type { Item } from '../item';`,
    group.layer.imports,
    ...(group.shape.imports ? [group.shape.imports] : []),
    `import { ${ways.flatMap((way) => storeNames(way)).join(', ')} } from './store';`,
    ...ways.map((way) => classOf(group, way)),
    '',
  ].join('\n');
}

function classOf(group: Group, way: Way): string {
  const name = className('Resolver', way);
  return `@Resolver('Item') export class ${name} {
  ${dependencies(group, way)}
  @Query('${group.shape.name}${way}') ${way}Items() { return []; }
${forEachDistance(group, way, (cell) => field(cell))}
}`;
}

function field(cell: Cell): string {
  const name = methodOf(cell);
  const head = `  @ResolveField('${name}')\n  ${name}(@Parent() item: Item)`;
  if (cell.shape.form !== 'batch-function') return `${head} {\n    ${bodyOf(cell)}\n  }`;
  const call = callOf(cell, cell.shape.key);
  const loader = `  private readonly ${name}Loader = new DataLoader(async (keys: readonly string[]) => ${call});`;
  return `${marked(loader, call, cell)}\n${head} {\n    return this.${name}Loader.load(item.bookId);\n  }`;
}
