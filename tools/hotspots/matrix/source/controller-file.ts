/** `controller.ts` of a folder: a route for each cell. */
import type { Cell, Way } from '../cell';
import {
  className,
  clientParameter,
  constructorOf,
  forEachDistance,
  type Group,
  handedClient,
  marked,
  methodOf,
  waysOfGroup,
} from './group';

export function controllerFile(group: Group): string {
  const ways = waysOfGroup(group);
  const names = ways.flatMap((way) => [className('Service', way), ...portOf(way)]);
  return [
    `import { Body, Controller, Inject, Post } from '@nestjs/common';`,
    `import type { Item } from '../item';`,
    group.layer.imports,
    `import { repeat } from './repeat';`,
    `import { ${names.join(', ')} } from './service';`,
    ...ways.map((way) => classOf(group, way)),
    '',
  ].join('\n');
}

function portOf(way: Way): string[] {
  return way === 'interface'
    ? [`${className('Service', way)}Port`]
    : way === 'token'
      ? [`type ${className('Service', way)}Port`]
      : [];
}

function classOf(group: Group, way: Way): string {
  return `@Controller('${group.shape.name}') export class ${className('Controller', way)} {
  ${serviceOf(group, way)}
${forEachDistance(group, way, (cell) => handler(cell))}
}`;
}

function serviceOf(group: Group, way: Way): string {
  const service = className('Service', way);
  if (way === 'new')
    return `${constructorOf(clientParameter(group))}\n  private readonly service = new ${service}(${handedClient(group).join(', ')});`;
  if (way === 'interface') return constructorOf([`private readonly service: ${service}Port`]);
  if (way === 'token')
    return constructorOf([
      `@Inject('${service}-${group.shape.name}-${group.operation}') private readonly service: ${service}Port`,
    ]);
  return constructorOf([`private readonly service: ${service}`]);
}

function handler(cell: Cell): string {
  const { shape, operation, distance, way } = cell;
  const name = methodOf(cell);
  const parameter = shape.form === 'presenter' ? 'items: Item[]' : (shape.parameter ?? 'items: readonly Item[]');
  const given = parameter.split(':')[0];
  return `  @Post('${operation}/${distance}/${way}')
  ${name}(@Body() ${parameter}) {
    ${shape.form === 'presenter' ? presented(cell) : `return this.service.${name}(${given});`}
  }`;
}

function presented(cell: Cell): string {
  const call = `this.service.${methodOf(cell)}(item)`;
  const text =
    cell.way === 'callback'
      ? `return repeat(items, (item: Item) => ${call});`
      : `return Promise.all(items.map((item) => ${call}));`;
  return marked(text, call, cell);
}
