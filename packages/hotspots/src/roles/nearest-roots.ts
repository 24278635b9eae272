/** Which functions some roots lead to, and which root is nearest. */
import type { SymbolId } from '@banyan/model';
import { isAside } from '../calls/is-aside';
import type { Call, FactsIndex } from '../facts-index';
import type { RunRoot } from './run-context';

/**
 * Every function that a root leads to, with the nearest root; of equally near ones, the first.
 *
 * @param leads whether a call is followed; all but those that events make when it is left out
 */
export function nearestRoots(
  index: FactsIndex,
  roots: readonly RunRoot[],
  leads: (call: Call) => boolean = (call) => !isAside(call),
): ReadonlyMap<SymbolId, RunRoot> {
  const reached = new Map<SymbolId, RunRoot>();
  for (const root of roots) if (!reached.has(root.from)) reached.set(root.from, root);
  for (const [id, root] of reached)
    for (const call of index.functions.get(id)?.calls ?? [])
      if (leads(call) && !reached.has(call.to)) reached.set(call.to, root);
  return reached;
}
