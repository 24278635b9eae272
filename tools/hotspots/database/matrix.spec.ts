/** Every data layer is read alike: the look-up without an index is found, and the one with an index is not. */
import { findIn, told } from '../find-in';
import { layers } from './matrix';
import { searchCells } from './searches';

test.each(layers.map((cell) => [cell.layer, cell] as const))('%s', async (_layer, { sources, finds }) => {
  const rules = ['missing-index', 'unbounded-read'];
  expect(told(await findIn(sources(false)), rules)).toEqual(finds);
  expect(told(await findIn(sources(true)), rules)).toEqual(finds.filter((one) => !one.startsWith('missing-index')));
});

test.each(searchCells.map((cell) => [cell.name, cell] as const))('%s', async (_name, { sources, finds }) => {
  const { findings } = await findIn(sources);
  const missing = findings.filter(({ rule }) => rule === 'missing-index');
  expect(missing.map(({ subject, fix }) => `${subject}: ${fix.sketch}`)).toEqual(finds);
});
