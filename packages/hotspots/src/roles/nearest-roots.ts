/** Which functions some roots lead to, and which root is nearest. */
import type { SymbolId } from '@banyan/model';
import { isAside } from '../calls/is-aside';
import type { FactsIndex } from '../facts-index';
import type { RunRoot } from './run-context';

/** Every function that a root leads to through calls that are waited for, with the nearest root; of equally near ones, the first. */
export function nearestRoots(index: FactsIndex, roots: readonly RunRoot[]): ReadonlyMap<SymbolId, RunRoot> {
  const reached = new Map<SymbolId, RunRoot>();
  for (const root of roots) if (!reached.has(root.from)) reached.set(root.from, root);
  for (const [id, root] of reached)
    for (const call of index.functions.get(id)?.calls ?? [])
      if (!isAside(call) && !reached.has(call.to)) reached.set(call.to, root);
  return reached;
}
