/** The project of a layer: one folder of code for each shape and operation. */
import type { Layer } from './layer';
import { operationsOf, shapes } from './cell';
import { controllerFile } from './source/controller-file';
import { folderOf, type Group, waysOfGroup } from './source/group';
import { moduleFile } from './source/module-file';
import { repeatFile } from './source/repeat-file';
import { resolverFile } from './source/resolver-file';
import { scriptFile } from './source/script-file';
import { serviceFile } from './source/service-file';
import { storeFile } from './source/store-file';

/** Files by their path. */
export type Files = Readonly<Record<string, string>>;

const shared: Files = {
  'package.json': '{ "name": "matrix", "dependencies": { "@nestjs/core": "11.0.0" } }',
  'tsconfig.json': '{ "compilerOptions": { "experimentalDecorators": true } }',
  'src/item.ts': `export interface Item { readonly id: string; readonly bookId: string; readonly until: number; readonly parent?: Item; readonly children: readonly Item[] }
`,
  'src/items-of.ts': `import type { Item } from './item';
export async function* itemsOf(items: readonly Item[]) { for (const item of items) yield item; }
export const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
export const isEmpty = (rows: unknown): boolean => !Array.isArray(rows) || rows.length === 0;
export const lastIdOf = (rows: unknown): string | undefined => (Array.isArray(rows) ? rows.at(-1)?.id : undefined);
export const show = (item: Item, books: unknown): string => JSON.stringify({ item, books });
`,
};

/** The same layer gives the same files, byte for byte. */
export function projectOf(layer: Layer): Files {
  const groups = shapes.flatMap((shape) =>
    operationsOf(layer, shape).map((operation): Group => ({ layer, shape, operation })),
  );
  return Object.assign({}, shared, layer.files, ...groups.map(filesOf)) as Files;
}

function filesOf(group: Group): Files {
  const { form } = group.shape;
  const at = (name: string): string => `src/${folderOf(group)}/${name}.ts`;
  const store = { [at('store')]: storeFile(group) };
  if (form === 'file') return { ...store, ...Object.fromEntries([scriptFile(group)]) };
  const module = { ...store, [at('module')]: moduleFile(group) };
  if (form === 'field-resolver' || form === 'batch-function')
    return { ...module, [at('resolver')]: resolverFile(group) };
  const files = { ...module, [at('service')]: serviceFile(group), [at('controller')]: controllerFile(group) };
  return waysOfGroup(group).includes('callback') ? { ...files, [at('repeat')]: repeatFile(group) } : files;
}
