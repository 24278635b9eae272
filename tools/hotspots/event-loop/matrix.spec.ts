/** Every call of the matrix is found on every way from a route, and nowhere where no caller waits. */
import { findIn } from '../find-in';
import { apis } from './apis';
import { wrongCells } from './judge';
import { cellsOf } from './shapes';

const cells = apis.flatMap(cellsOf);
const report = findIn(Object.assign({}, ...cells.map(({ sources }) => sources)));

test('every cell is right', async () => {
  expect(apis.length).toBeGreaterThanOrEqual(30);
  expect(wrongCells(await report, cells)).toEqual([]);
});

test('the check sees findings that are missing, moved, led to otherwise, or too many', async () => {
  const { findings } = await report;
  const asked = cells.filter(({ finds }) => finds).length;
  expect(wrongCells({ findings: [] }, cells)).toHaveLength(asked);
  expect(wrongCells({ findings: findings.map((one) => ({ ...one, line: one.line + 1 })) }, cells)).toHaveLength(asked);
  expect(wrongCells({ findings: findings.map((one) => ({ ...one, entryPoints: [] })) }, cells)).toHaveLength(asked);
  const quiet = cells.filter(({ finds }) => !finds);
  const [first] = findings.filter(({ rule }) => rule === 'blocked-event-loop');
  const loud = quiet.map(({ file }) => ({ ...first!, severity: 'high' as const, file }));
  expect(wrongCells({ findings: loud }, quiet)).toHaveLength(quiet.length);
});
