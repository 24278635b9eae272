/** The cells as lines of text: `cells.tsv` is these, so that a change of the matrix is seen as a change of data. */
import { distances, operationsOf, shapes, waysOf } from './cell';
import { layers } from './layers';

/** One line for each layer, shape and operation; each is a cell at every distance by every way. */
export function cellRows(): string[] {
  const head = ['layer', 'shape', 'operation', 'expected', 'calls away', 'reached by'].join('\t');
  const rows = layers.flatMap((layer) =>
    shapes.flatMap((shape) =>
      operationsOf(layer, shape).map((operation) => {
        const { expected } = shape;
        const said = expected === 'finding' ? `finding ${layer.table}` : `harmless ${expected.join(' or ')}`;
        return [layer.name, shape.name, operation, said, distances.join(' '), waysOf(shape).join(' ')].join('\t');
      }),
    ),
  );
  return [head, ...rows];
}
