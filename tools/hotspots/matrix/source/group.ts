/** The cells of one layer, shape and operation: they share a folder of the generated project. */
import type { Layer, Operation } from '../layer';
import type { Shape } from '../shape';
import { type Cell, cellName, type Distance, distances, fieldName, type Way, waysOf } from '../cell';

export interface Group {
  readonly layer: Layer;
  readonly shape: Shape;
  readonly operation: Operation;
}

/** Name of the folder below `src`. */
export const folderOf = ({ shape, operation }: Group): string => `${shape.name}-${operation}`;

/** One class of each kind for each way: `StoreToken`. */
export const className = (kind: string, way: Way): string => kind + way.slice(0, 1).toUpperCase() + way.slice(1);

export const waysOfGroup = ({ shape }: Group): readonly Way[] => waysOf(shape);

/** Text for each distance, in their order. */
export function forEachDistance(group: Group, way: Way, render: (cell: Cell) => string): string {
  return distances.map((distance) => render(cellOf(group, way, distance))).join('\n');
}

export const cellOf = (group: Group, way: Way, distance: Distance): Cell => ({ ...group, way, distance });

/** Name of the method that a cell is. */
export const methodOf = ({ operation, distance, way }: Cell): string => fieldName(operation, distance, way);

/** What a query is given. */
export const keyType = ({ operation }: Pick<Group, 'operation'>): string =>
  operation.startsWith('lazy') ? 'Author' : operation === 'in' ? 'readonly string[]' : 'string';

/** The parameter of a constructor that brings the client; nothing where it is imported. */
export function clientParameter({ layer: { client } }: Pick<Group, 'layer'>): readonly string[] {
  return client ? [`${client.decorator}private readonly client: ${client.type}`] : [];
}

/** The client, handed on by whoever makes an object itself. */
export const handedClient = ({ layer: { client } }: Pick<Group, 'layer'>): readonly string[] =>
  client ? ['this.client'] : [];

/** A text with the mark of a cell at the end of each line that holds the call. */
export function marked(text: string, call: string, cell: Cell, note = ''): string {
  return text
    .split('\n')
    .map((line) => (line.includes(call) ? `${line} // <- ${cellName(cell)}${note}` : line))
    .join('\n');
}

export function indented(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : by + line))
    .join('\n');
}

/** `constructor(…) {}`, or nothing for no parameters. */
export function constructorOf(parameters: readonly string[]): string {
  return parameters.length === 0 ? '' : `constructor(${parameters.join(', ')}) {}`;
}
