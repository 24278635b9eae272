/** Heavy calls, by every way from a route, and where no caller waits. */
import { findIn } from '../../../hotspots/find-in';
import { apis } from '../../../hotspots/event-loop/apis';
import { wrongCells } from '../../../hotspots/event-loop/judge';
import { cellsOf } from '../../../hotspots/event-loop/shapes';
import type { Case, Report } from '../../boundaries/case';

export const eventLoop: Case = {
  name: 'event-loop',
  describes: `${apis.length} heavy calls, by every way from a route, and where no caller waits`,
  run: measure,
};

async function measure(): Promise<Report> {
  const cells = apis.flatMap(cellsOf);
  const wrong = wrongCells(await findIn(Object.assign({}, ...cells.map(({ sources }) => sources))), cells);
  return {
    title: `event loop: ${apis.length} calls, ${cells.length - wrong.length} of ${cells.length} cells right`,
    tables: [],
    bars: [{ what: 'wrong cells', value: wrong.length, most: 0 }],
    notes: wrong,
  };
}
