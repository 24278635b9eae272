/** Framework × what a route does × data layer: who may keep the answer, and who must not. */
import { wrongCells } from '../../../hotspots/cache/check-cells';
import { frameworks } from '../../../hotspots/cache/frameworks';
import { cells, projectOf } from '../../../hotspots/cache/project-of';
import { shapes } from '../../../hotspots/cache/shape';
import { findIn } from '../../../hotspots/find-in';
import { layers } from '../../../hotspots/matrix/layers';
import type { Case, Report, Setting } from '../../boundaries/case';

export const cacheMatrix: Case = {
  name: 'cache-matrix',
  describes: `${frameworks.length} ways to write routes × ${shapes.length} things that they do × ${layers.length} layers: who may keep the answer`,
  run: measure,
};

async function measure({ say }: Setting): Promise<Report> {
  const wrong: string[] = [];
  for (const layer of layers) {
    say(layer.name);
    const found = wrongCells(await findIn(projectOf(layer)));
    wrong.push(...found.map((one) => `${layer.name} ${one}`));
  }
  const all = cells.length * layers.length;
  return {
    title: `cache: ${all - wrong.length} of ${all} cells right`,
    tables: [],
    bars: [{ what: 'wrong cells', value: wrong.length, most: 0 }],
    notes: wrong,
  };
}
