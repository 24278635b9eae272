/** All accesses of all data layers, with the function and the transaction that they are in. */
import type { PlacedCall, Project } from '../../link/project';
import type { Touch } from './access';
import type { EntityIndex } from './entity-index';
import { clientParameter, type FoundAccess } from './handed-client';
import { InheritedTouches } from './inherited-touches';
import type { Transactions } from './transactions';

/** A data layer: which entities a call touches. */
export type TouchReader = (placed: PlacedCall, entities: EntityIndex, project: Project) => readonly Touch[];

export function dataAccesses(
  project: Project,
  entities: EntityIndex,
  readers: readonly TouchReader[],
  transactions: Transactions,
): FoundAccess[] {
  const touchesOf = (placed: PlacedCall, seen: Project): readonly Touch[] => {
    for (const read of readers) {
      const found = read(placed, entities, seen);
      if (found.length > 0) return found;
    }
    return [];
  };
  const inherited = new InheritedTouches(project, entities, touchesOf);
  return project.calls.flatMap((placed) => {
    const own = touchesOf(placed, project);
    const touches = own.length > 0 ? own : inherited.of(placed);
    if (touches.length === 0) return [];
    const { file, call } = placed;
    const transaction = transactions.around(placed);
    const client = transaction === undefined ? clientParameter(placed, project) : undefined;
    const base = {
      function: project.functionAt(file, call.scope),
      file,
      line: call.line,
      call: project.calleeText(placed),
      ...(transaction !== undefined && { transaction }),
      ...(client !== undefined && { client }),
      ...(call.repetition && { repetition: call.repetition }),
    };
    return distinct(touches).map((touch): FoundAccess => ({ ...base, ...touch }));
  });
}

function distinct(touches: readonly Touch[]): Touch[] {
  const seen = new Map(touches.map((touch) => [`${touch.entity}\0${touch.operation}`, touch]));
  for (const touch of [...touches].reverse()) seen.set(`${touch.entity}\0${touch.operation}`, touch);
  return [...seen.values()];
}
