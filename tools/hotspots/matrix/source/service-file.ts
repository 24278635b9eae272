/** `service.ts` of a folder: the methods that repeat, one class for each way to come by what they call. */
import type { Cell, Way } from '../cell';
import { callOf, directCallOf } from './call-of';
import {
  className,
  clientParameter,
  constructorOf,
  forEachDistance,
  type Group,
  handedClient,
  indented,
  keyType,
  marked,
  methodOf,
  waysOfGroup,
} from './group';

export function serviceFile(group: Group): string {
  const ways = waysOfGroup(group);
  return [
    `import { Inject, Injectable } from '@nestjs/common';`,
    `import type { Item } from '../item';`,
    group.layer.imports,
    ...(group.shape.imports ? [group.shape.imports] : []),
    ...(ways.includes('callback') ? [`import { repeat } from './repeat';`] : []),
    `import { ${ways.flatMap((way) => storeNames(way)).join(', ')} } from './store';`,
    ...ways.map((way) => classOf(group, way)),
    '',
  ].join('\n');
}

export function storeNames(way: Way): string[] {
  const names = [className('Store', way), className('Step', way)];
  return way === 'interface' || way === 'token' ? [...names, ...names.map((name) => `type ${name}Port`)] : names;
}

function classOf(group: Group, way: Way): string {
  const name = className('Service', way);
  const takes = (cell: Cell): string => `${methodOf(cell)}(${group.shape.parameter ?? 'items: readonly Item[]'})`;
  const port =
    way === 'interface'
      ? `export abstract class ${name}Port {\n${forEachDistance(group, way, (cell) => `  abstract ${takes(cell)}: Promise<unknown>;`)}\n}\n`
      : way === 'token'
        ? `export interface ${name}Port {\n${forEachDistance(group, way, (cell) => `  ${takes(cell)}: Promise<unknown>;`)}\n}\n`
        : '';
  return `${port}@Injectable() export class ${name}${port === '' ? '' : ` implements ${name}Port`} {
  ${dependencies(group, way)}
${way === 'table' ? `  private kind = 'found';\n${forEachDistance(group, way, tableOf)}\n` : ''}${forEachDistance(group, way, (cell) => `  async ${takes(cell)} {\n${indented(bodyOf(cell), '    ')}\n  }`)}
}`;
}

/** Two functions under names; which of them is called is known at run time only. */
function tableOf(cell: Cell): string {
  const key = keyType(cell);
  const call = directCallOf(cell, 'key');
  const text = `  private readonly ${methodOf(cell)}Table: Record<string, (key: ${key}) => Promise<unknown>> = {
    found: async (key: ${key}) => ${call},
    none: async () => undefined,
  };`;
  return marked(text, call, cell, ' query');
}

/** The client, and the store and the steps in front of it. */
export function dependencies(group: Group, way: Way): string {
  const [store, step] = [className('Store', way), className('Step', way)];
  const own = clientParameter(group);
  if (way === 'new')
    return `${constructorOf(own)}
  private readonly store = new ${store}(${handedClient(group).join(', ')});
  private readonly step = new ${step}(${handedClient(group).join(', ')});`;
  const tag = (name: string): string =>
    way === 'token' ? `@Inject('${name}-${group.shape.name}-${group.operation}') ` : '';
  const type = way === 'interface' || way === 'token' ? 'Port' : '';
  return constructorOf([
    ...own,
    `${tag(store)}private readonly store: ${store}${type}`,
    `${tag(step)}private readonly step: ${step}${type}`,
  ]);
}

/** The repetition around the call; of a function that is handed over, what hands it. */
export function bodyOf(cell: Cell): string {
  const { shape, way } = cell;
  if (way === 'callback' && shape.form !== 'presenter') {
    const call = callOf(cell, 'key');
    const given = (shape.parameter ?? 'items').split(':')[0];
    return marked(`return repeat(${given}, async (key: ${keyType(cell)}) => ${call});`, call, cell);
  }
  const call = callOf(cell, shape.key);
  const itself = `this.${methodOf(cell)}(`;
  const text = shape.body(call, (given) => `${itself}${given})`);
  // A function that calls itself is repeated where it does.
  return marked(text, text.includes(itself) ? itself : call, cell);
}
