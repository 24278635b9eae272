/** Every data layer × every way to repeat a query, and as much that only looks like it. */
import { layers } from '../../../hotspots/matrix/layers';
import { shapes } from '../../../hotspots/matrix/cell';
import type { CellOutcome, LayerOutcome } from '../../../hotspots/matrix/check-cells';
import { runLayer } from '../../../hotspots/matrix/run-layer';
import type { Case, Report, Setting } from '../../boundaries/case';

/** Wrong cells that are listed by name. */
const listed = 40;

export const matrix: Case = {
  name: 'matrix',
  describes: 'layers × shapes × calls away × ways to be reached: right cells of all',
  run: measure,
};

async function measure({ say }: Setting): Promise<Report> {
  const outcomes: LayerOutcome[] = [];
  for (const layer of layers) {
    say(layer.name);
    outcomes.push(await runLayer(layer));
  }
  const cells = outcomes.flatMap((outcome) => outcome.cells);
  const wrong = cells.filter(isWrong);
  const astray = outcomes.flatMap((outcome) => outcome.astray);
  const head = ['shape', ...layers.map(({ name }) => name)];
  const rows = shapes.map((shape) => [
    shape.name,
    ...layers.map((layer) => share(cells.filter(({ cell }) => cell.shape === shape && cell.layer === layer))),
  ]);
  return {
    title: `the matrix: ${cells.length} cells, right of all`,
    tables: [{ rows: [head, ...rows] }],
    bars: [
      { what: 'wrong cells', value: wrong.length, most: 0 },
      { what: 'findings where no cell is', value: astray.length, most: 0 },
    ],
    notes: [
      ...wrong.slice(0, listed).map(({ name, wrong: why }) => `${name} ${why}`),
      ...(wrong.length > listed ? [`… and ${wrong.length - listed} more`] : []),
    ],
  };
}

const isWrong = ({ wrong }: CellOutcome): boolean => wrong !== undefined;

function share(cells: readonly CellOutcome[]): string {
  return cells.length === 0 ? '' : `${cells.filter((cell) => !isWrong(cell)).length}/${cells.length}`;
}
