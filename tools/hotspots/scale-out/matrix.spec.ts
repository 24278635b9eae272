/** Every cell of the matrix is right. */
import { findIn, told } from '../find-in';
import { cells } from './matrix';

const rules = [
  'session-in-memory',
  'lock-in-memory',
  'files-on-local-disk',
  'sticky-sockets',
  'rate-limit-in-memory',
  'timer-in-process',
  'cache-in-memory',
  'state-in-singleton',
];

test.each(cells.map((cell) => [cell.name, cell] as const))('%s', async (_name, { source, finds }) => {
  expect(told(await findIn({ 'src/a.ts': source }), rules)).toEqual(finds);
});
