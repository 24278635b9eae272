/** All accesses of all data layers, with the function and the transaction that they are in. */
import type { DataAccessFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { Touch } from './access';
import type { EntityIndex } from './entity-index';
import type { Transactions } from './transactions';

/** A data layer: which entities a call touches. */
export type TouchReader = (placed: PlacedCall, entities: EntityIndex, project: Project) => readonly Touch[];

export function dataAccesses(
  project: Project,
  entities: EntityIndex,
  readers: readonly TouchReader[],
  transactions: Transactions,
): DataAccessFact[] {
  return project.calls.flatMap((placed) => {
    const touches = readers.map((read) => read(placed, entities, project)).find((found) => found.length > 0) ?? [];
    if (touches.length === 0) return [];
    const { file, call } = placed;
    const transaction = transactions.around(placed);
    const base = {
      function: project.functionAt(file, call.scope),
      file,
      line: call.line,
      call: project.calleeText(placed),
      ...(transaction !== undefined && { transaction }),
      ...(call.repetition && { repetition: call.repetition }),
    };
    return distinct(touches).map((touch): DataAccessFact => ({ ...base, ...touch }));
  });
}

function distinct(touches: readonly Touch[]): Touch[] {
  const seen = new Map(touches.map((touch) => [`${touch.entity}\0${touch.operation}`, touch]));
  for (const touch of [...touches].reverse()) seen.set(`${touch.entity}\0${touch.operation}`, touch);
  return [...seen.values()];
}
