/** What a cut adds to a request: calls that will pass the network. */
import type { AddedRoundTrips, EndpointFact } from '@banyan/model';
import { findRepeated, reachedFrom } from '../call-graph';
import { moduleOf } from '../facts-index';
import { crosses, type Landscape } from './crossing';
import { processFunctions } from './process-functions';

/**
 * Looks up what an entry point's requests add, by entry point. Every branch is taken, so it is the most that can come;
 * a call in a loop, or in a function that is called in one, counts per item.
 */
export function addedRoundTrips({ index, contextOf }: Landscape): (endpoint: EndpointFact) => AddedRoundTrips {
  const needsProcess = processFunctions(index);
  const repeated = findRepeated(index, () => true);
  const own = new Map(
    [...index.functions.values()].map(({ id, file, calls }) => {
      const passing = calls.filter(
        ({ to }) => crosses(contextOf(file), contextOf(moduleOf(to))) !== undefined && needsProcess(to),
      );
      const perItem = passing.filter(({ repetition }) => repetition !== undefined || repeated.has(id)).length;
      return [id, { once: passing.length - perItem, perItem }] as const;
    }),
  );
  return ({ handler }) => {
    const reached = [...reachedFrom(index, handler)].map((id) => own.get(id) ?? { once: 0, perItem: 0 });
    return reached.reduce((sum, one) => ({ once: sum.once + one.once, perItem: sum.perItem + one.perItem }));
  };
}
