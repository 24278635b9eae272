/** The matrix as a part of the bench of findings: how many cells are right. */
import { findIn } from '../find-in';
import { apis } from './apis';
import { wrongCells } from './judge';
import { cellsOf } from './shapes';

/** Lines to print, and whether all is right. */
export async function benchEventLoop(): Promise<{ readonly lines: readonly string[]; readonly ok: boolean }> {
  const cells = apis.flatMap(cellsOf);
  const wrong = wrongCells(await findIn(Object.assign({}, ...cells.map(({ sources }) => sources))), cells);
  const right = cells.length - wrong.length;
  return {
    lines: [`event loop: ${apis.length} calls, ${right} of ${cells.length} cells right`, ...wrong],
    ok: right === cells.length,
  };
}
