/** Code that a caller waits for: not what a request only sets going, `void refresh()`, and goes on without. */
import type { SymbolId } from '@banyan/model';
import { isAside } from '../calls/is-aside';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { requestRoots } from './endpoint-roots';
import { nearestRoots } from './nearest-roots';

const waitedFor = oncePerIndex((index) =>
  nearestRoots(index, requestRoots(index), (call) => !isAside(call) && call.unawaited !== true),
);

/** Whether the answer of some request waits until the function is done. */
export function isWaitedFor(index: FactsIndex, id: SymbolId): boolean {
  return waitedFor(index).has(id);
}
