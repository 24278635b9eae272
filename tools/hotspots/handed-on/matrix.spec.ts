/** What runs without being called by its name is repeated with what makes it run: hooks, listeners, handlers of buses. */
import { findIn } from '../find-in';
import { handedCells } from './matrix';

test.each(handedCells.map((cell) => [cell.name, cell] as const))('%s', async (_name, { sources, finds }) => {
  const found = async (many: boolean) => {
    const { findings } = await findIn(sources(many));
    const repeated = findings.filter(({ rule, subject }) => rule === 'n-plus-one' && finds.endsWith(subject));
    return repeated.map(({ severity, subject, entryPoints }) => [
      `${severity} ${subject}`,
      entryPoints
        .filter(({ kind }) => kind === 'http')
        .map(({ path }) => path)
        .join(),
    ]);
  };
  expect(await found(true)).toEqual([[finds, '/photos']]);
  expect(await found(false)).toEqual([]);
});
