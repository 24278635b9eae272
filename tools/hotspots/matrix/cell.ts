/** One cell of the matrix: a layer, a shape, an operation, a distance and a way to reach what makes the query. */
import type { Layer, Operation } from './layer';
import { layers } from './layers';
import type { Shape } from './shape';
import { harmlessShapes } from './harmless-shapes';
import { repeatingShapes } from './repeating-shapes';

/** How many calls lie between the repetition and the query. */
export const distances = [0, 1, 3] as const;
/** How a service comes by what it calls: injected by class, made by itself, by interface, by token, handed as a function, out of a table of functions. */
export const ways = ['class', 'new', 'interface', 'token', 'callback', 'table'] as const;

export type Distance = (typeof distances)[number];
export type Way = (typeof ways)[number];

export interface Cell {
  readonly layer: Layer;
  readonly shape: Shape;
  readonly operation: Operation;
  readonly distance: Distance;
  readonly way: Way;
}

export const shapes: readonly Shape[] = [...repeatingShapes, ...harmlessShapes];

/** All cells of a layer, in the order of the shapes. */
export function cellsOf(layer: Layer): Cell[] {
  return shapes.flatMap((shape) =>
    operationsOf(layer, shape).flatMap((operation) =>
      waysOf(shape).flatMap((way) => distances.map((distance) => ({ layer, shape, operation, distance, way }))),
    ),
  );
}

export const allCells = (): Cell[] => layers.flatMap(cellsOf);

/** `typeorm/for-of/read/3/token`: stands in the comments of the generated code, too. */
export function cellName({ layer, shape, operation, distance, way }: Cell): string {
  return [layer.name, shape.name, operation, distance, way].join('/');
}

/** The route that leads to a cell; none for code that no request reaches. */
export function routeOf({ shape, operation, distance, way }: Cell): string | undefined {
  if (shape.form === 'file') return undefined;
  if (shape.form === 'field-resolver' || shape.form === 'batch-function')
    return `graphql ${fieldName(operation, distance, way)}`;
  return `http /${shape.name}/${operation}/${distance}/${way}`;
}

/** Name of a GraphQL field, and of the method that answers it. */
export function fieldName(operation: Operation, distance: Distance, way: Way): string {
  return `${operation}${distance}${way}`;
}

/** The operations of a shape that a layer has words for. */
export function operationsOf(layer: Layer, shape: Shape): Operation[] {
  return shape.operations.filter((operation) => layer.calls[operation]);
}

/** Ways that make sense for a shape: nobody hands a function to a framework's class, and scripts make what they use. */
export function waysOf({ form }: Shape): readonly Way[] {
  if (form === 'file') return ['new'];
  return form === 'field-resolver' || form === 'batch-function' ? ways.slice(0, 4) : ways;
}
