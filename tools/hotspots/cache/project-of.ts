/** The project of a data layer: a store of books, and one route for each framework and shape. */
import type { Layer } from '../matrix/layer';
import type { Sources } from '../find-in';
import { type Framework, frameworks } from './frameworks';
import { type Shape, shapes } from './shape';

/** One route. */
export interface Cell {
  readonly framework: Framework;
  readonly shape: Shape;
}

export const cells: readonly Cell[] = frameworks.flatMap((framework) =>
  shapes.map((shape): Cell => ({ framework, shape })),
);

/** `GET /express/keyed/:id` */
export function routeOf(cell: Cell): string {
  return `${cell.shape.method === 'post' ? 'POST' : 'GET'} ${pathOf(cell)}`;
}

export function projectOf(layer: Layer): Sources {
  return Object.assign({}, shared, layer.files, storeOf(layer), ...cells.map(filesOf)) as Sources;
}

const shared: Sources = {
  'package.json': '{ "name": "matrix" }',
  'tsconfig.json': '{ "compilerOptions": { "experimentalDecorators": true } }',
};

/** Middleware is not in sight of a route: what its name says has to do, but for the guard of Nest. */
const fronts: Sources = {
  'fronts.ts': `export { authenticate, rateLimit, cacheControl } from '@acme/fronts';`,
  'nest-fronts.ts': `import { createParamDecorator, Injectable } from '@nestjs/common';
export const CurrentUser = createParamDecorator((_, context) => context.switchToHttp().getRequest().user);
@Injectable() export class SessionGuard { canActivate() { return true; } }`,
};

function storeOf({ imports, client, calls }: Layer): Sources {
  const { read, write, page } = calls;
  const given = client ? `constructor(${client.decorator}private readonly client: ${client.type}) {}` : '';
  const store = `import { Inject, Injectable } from '@nestjs/common';
${imports}
@Injectable() export class Books { ${given}
  async one(id: string) { return ${read?.('id') ?? ''}; }
  async list() { return ${page?.('0') ?? ''}; }
  async change(id: string) { return ${write?.('id') ?? ''}; }
}
export const shelf = new Books(${client ? 'undefined as never' : ''});`;
  const files = { 'store.ts': store, ...fronts };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`src/books/${name}`, text]));
}

function filesOf(cell: Cell): Sources {
  const { framework, shape } = cell;
  const at = folderOf(cell);
  const base = framework.name.replace('-wrapped', '');
  const up = (text: string) => text.replaceAll(/'\.\/(store|fronts|nest-fronts)'/g, `'../books/$1'`);
  const own = shape.own && { [`${at}/${base}.own.ts`]: up(`import { shelf } from './store';\n${shape.own}`) };
  return { [`${at}/route.ts`]: up(framework.file(shape, pathOf(cell))), ...own };
}

function folderOf({ framework, shape }: Cell): string {
  return `src/${framework.name}-${shape.name}`;
}

function pathOf({ framework, shape }: Cell): string {
  return `/${framework.name}/${shape.name}${shape.keyed ? '/:id' : ''}`;
}
