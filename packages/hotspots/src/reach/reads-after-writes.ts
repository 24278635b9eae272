/** What a handler reads of what it has just written, in the order of its lines, through everything it calls. */
import type { DataAccessFact, SymbolId } from '@banyan/model';
import type { CallFact } from '@banyan/model';
import { isAside } from '../calls/is-aside';
import type { FactsIndex } from '../facts-index';

/** A read of a table after a write of it, in one request. */
export interface ReadAfterWrite {
  readonly write: DataAccessFact;
  readonly read: DataAccessFact;
}

/** So often one function is gone through for one handler, and so many steps are taken: the order of more tells nothing new. */
const mostVisits = 3;
const mostSteps = 5_000;

interface Walk {
  readonly index: FactsIndex;
  readonly visits: Map<SymbolId, number>;
  readonly written: Map<string, DataAccessFact>;
  readonly found: Map<string, ReadAfterWrite>;
  steps: number;
}

/** One pair for each table, the first that is met. A read on the line of the write itself comes before it or is its answer. */
export function readsAfterWrites(index: FactsIndex, start: SymbolId): ReadAfterWrite[] {
  const walk: Walk = { index, visits: new Map(), written: new Map(), found: new Map(), steps: 0 };
  goThrough(walk, start, new Set());
  return [...walk.found.values()];
}

function goThrough(walk: Walk, id: SymbolId, around: ReadonlySet<SymbolId>): void {
  const visits = walk.visits.get(id) ?? 0;
  if (around.has(id) || visits >= mostVisits) return;
  walk.visits.set(id, visits + 1);
  const inside = new Set([...around, id]);
  for (const step of stepsOf(walk.index, id)) {
    walk.steps += 1;
    if (walk.steps > mostSteps) return;
    if ('to' in step) goThrough(walk, step.to, inside);
    else note(walk, step);
  }
}

/** Accesses and calls of a function, by line; what only happens after a fault is none of them. */
function stepsOf({ functions, accessesOf }: FactsIndex, id: SymbolId): (DataAccessFact | CallFact)[] {
  const calls = (functions.get(id)?.calls ?? []).filter((call) => !isAside(call));
  const all = [...(accessesOf.get(id) ?? []), ...calls];
  return all.filter(({ fallback }) => fallback !== true).sort((a, b) => a.line - b.line);
}

function note({ written, found }: Walk, access: DataAccessFact): void {
  const { entity, operation } = access;
  const write = written.get(entity);
  if (operation === 'write') {
    if (!write) written.set(entity, access);
  } else if (write && !found.has(entity) && !(write.file === access.file && write.line === access.line)) {
    found.set(entity, { write, read: access });
  }
}
