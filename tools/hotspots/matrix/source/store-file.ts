/** `store.ts` of a folder: what makes the query, one or three calls away, with its interfaces. */
import { methodOf, type Group } from './group';
import {
  className,
  clientParameter,
  constructorOf,
  forEachDistance,
  handedClient,
  keyType,
  marked,
  waysOfGroup,
} from './group';
import type { Cell, Way } from '../cell';

export function storeFile(group: Group): string {
  return [
    `import { Inject, Injectable } from '@nestjs/common';`,
    group.layer.imports,
    ...waysOfGroup(group).map((way) => classesOf(group, way)),
    '',
  ].join('\n');
}

function classesOf(group: Group, way: Way): string {
  const [store, step] = [className('Store', way), className('Step', way)];
  const port = way === 'interface' || way === 'token';
  const key = keyType(group);
  const ports = port
    ? `export interface ${store}Port { ${eachName(group, way, (name) => `${name}(key: ${key}): Promise<unknown>;`)} }
export interface ${step}Port { ${eachName(group, way, (name) => `${name}(key: ${key}): Promise<unknown>;`)} }\n`
    : '';
  const implementing = (name: string): string => (port ? ` implements ${name}Port` : '');
  return `${ports}@Injectable() export class ${store}${implementing(store)} {
  ${constructorOf(clientParameter(group))}
${forEachDistance(group, way, (cell) => queryMethod(cell))}
}
@Injectable() export class ${step}${implementing(step)} {
  ${storeOf(group, way)}
${forEachDistance(group, way, (cell) => stepMethods(cell))}
}`;
}

function eachName(group: Group, way: Way, render: (name: string) => string): string {
  return forEachDistance(group, way, (cell) => (cell.distance === 0 ? '' : render(methodOf(cell)))).replace(/\n/g, ' ');
}

function storeOf(group: Group, way: Way): string {
  const store = className('Store', way);
  if (way === 'new')
    return `${constructorOf(clientParameter(group))}\n  private readonly store = new ${store}(${handedClient(group).join(', ')});`;
  if (way === 'token')
    return constructorOf([
      `@Inject('${store}-${group.shape.name}-${group.operation}') private readonly store: ${store}Port`,
    ]);
  return constructorOf([`private readonly store: ${store}${way === 'interface' ? 'Port' : ''}`]);
}

function queryMethod(cell: Cell): string {
  if (cell.distance === 0) return '';
  const query = cell.layer.calls[cell.operation]?.('key') ?? '';
  const text = `  async ${methodOf(cell)}(key: ${keyType(cell)}) {\n    return ${query};\n  }`;
  return marked(text, query, cell, ' query');
}

/** The loop calls the first, that the second, that the store. */
function stepMethods(cell: Cell): string {
  if (cell.distance !== 3) return '';
  const name = methodOf(cell);
  return `  async ${name}(key: ${keyType(cell)}) {
    return this.${name}Next(key);
  }
  private async ${name}Next(key: ${keyType(cell)}) {
    return this.store.${name}(key);
  }`;
}
