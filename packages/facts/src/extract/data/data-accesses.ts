/** All accesses of all data layers, with the function and the transaction that they are in. */
import type { PlacedCall, Project } from '../../link/project';
import { isPart } from '../builder/is-part';
import { circumstances } from '../repeats/circumstances';
import type { Touch } from './access';
import type { EntityIndex } from './entity-index';
import { clientParameter, type FoundAccess } from './handed-client';
import { type InheritedTouch, InheritedTouches } from './inherited-touches';
import type { Transactions } from './transactions';

/** A data layer. */
export interface TouchReader {
  /** Names of the methods and functions that it has something to say about; a call without a name has an empty one. */
  readonly names: readonly RegExp[];
  /** The layer without whose entities it has nothing to say. */
  readonly layer?: string;
  /** Whether its calls build queries that may be parts of others. */
  readonly builds?: boolean;
  /** Which entities a call touches. */
  readonly touches: (placed: PlacedCall, entities: EntityIndex, project: Project) => readonly Touch[];
}

/** The readers that a call is offered to, by its name: types are asked for only where one of them may answer. */
export type Offers = (placed: PlacedCall) => readonly TouchReader[];

/** Readers by the names of calls; each name is looked at once. */
export function offersOf(readers: readonly TouchReader[], entities: EntityIndex): Offers {
  const layers = new Set(entities.all.map(({ layer }) => layer));
  const able = readers.filter(({ layer }) => layer === undefined || layers.has(layer));
  const byName = new Map<string, readonly TouchReader[]>();
  return ({ call: { callee } }) => {
    const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
    let offered = byName.get(name);
    if (!offered) {
      offered = able.filter(({ names }) => names.some((one) => one.test(name)));
      byName.set(name, offered);
    }
    return offered;
  };
}

export function dataAccesses(
  project: Project,
  entities: EntityIndex,
  offers: Offers,
  transactions: Transactions,
): FoundAccess[] {
  const touchesOf = (placed: PlacedCall, seen: Project): readonly Touch[] => {
    for (const { touches, builds } of offers(placed)) {
      const found = touches(placed, entities, seen);
      if (found.length > 0) return builds && isPart(placed, seen) ? found.map(asPart) : found;
    }
    return [];
  };
  const inherited = new InheritedTouches(project, entities, touchesOf);
  return project.calls.flatMap((placed) => {
    if (offers(placed).length === 0) return [];
    const own = touchesOf(placed, project);
    const touches: readonly FoundTouch[] = own.length > 0 ? own : inherited.of(placed);
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
      ...circumstances(placed, project),
    };
    return distinct(touches).map((touch): FoundAccess => ({ ...base, ...touch }));
  });
}

/** What is joined is a part anyhow. */
function asPart(touch: Touch): Touch {
  return touch.via === 'join' || touch.operation === 'write' ? touch : { ...touch, part: true };
}

type FoundTouch = Touch & Partial<Pick<InheritedTouch, 'heirs'>>;

/** Each entity once for each operation, as it is first touched, for all heirs that do. */
function distinct(touches: readonly FoundTouch[]): FoundTouch[] {
  const seen = new Map<string, FoundTouch>();
  for (const touch of touches) {
    const key = `${touch.entity}\0${touch.operation}`;
    const first = seen.get(key);
    if (!first) seen.set(key, touch);
    else if (first.heirs && touch.heirs) seen.set(key, { ...first, heirs: sorted([...first.heirs, ...touch.heirs]) });
  }
  return [...seen.values()];
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}
