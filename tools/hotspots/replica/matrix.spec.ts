/** Every cell is right: what was just written is read from the primary, everything else may move. */
import { findIn } from '../find-in';
import { cells, sourceOf } from './matrix';

test.each(cells.map((cell) => [cell.stays ? 'stays' : 'may move', cell.name, cell] as const))(
  '%s: %s',
  async (_what, _name, cell) => {
    const { findings } = await findIn({ 'src/a.ts': sourceOf(cell) });
    const told = findings.filter(({ rule }) => rule === 'read-after-write');
    expect(told.map(({ entryPoints }) => entryPoints.map(({ path }) => path))).toEqual(cell.stays ? [['/photos']] : []);
    const candidate = findings.filter(({ rule }) => rule === 'replica-candidate');
    expect(candidate.map(({ related = [] }) => related.map(({ text }) => text).sort())).toEqual([
      [
        'GET /notes reads Note; not within seconds after POST /notes',
        'GET /reports/more reads Note',
        'GET /reports/notes reads Note',
      ],
    ]);
  },
);
