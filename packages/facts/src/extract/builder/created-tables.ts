/** Tables that migrations in the code create and change; what undoes a migration is left out. */
import type { PlacedCall, Project } from '../../link/project';
import type { ClassEntity } from '../data/class-entity';
import { knexTables } from '../knex/knex-tables';
import { kyselyTables } from '../kysely/kysely-tables';
import { joinPieces, type TablePiece } from './table-piece';

/** What each library's calls say about tables. */
const readers: readonly ((placed: PlacedCall, project: Project) => readonly TablePiece[])[] = [
  knexTables,
  kyselyTables,
];
const undoes = /(?:^|\.)down(?:@\d+)?$/;

/** Tables by the calls that create them. */
export function createdTables(project: Project): ClassEntity[] {
  return joinPieces(
    project.calls.flatMap((placed) => {
      const { call } = placed;
      if (call.callee.kind !== 'member' || !/[tT]able|createIndex/.test(call.callee.name)) return [];
      const undone = undoes.test(project.functionAt(placed.file, call.scope).split('#')[1] ?? '');
      return undone ? [] : (readers.map((read) => read(placed, project)).find((found) => found.length > 0) ?? []);
    }),
  );
}
