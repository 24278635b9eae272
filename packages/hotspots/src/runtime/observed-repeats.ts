/** N+1 as it was seen: statements that one request sent five times or more, with the lines they may come from. */
import type { StatementTraffic } from '@banyan/model';
import { oncePerIndex } from '../once-per-index';
import { busyEndpoints } from './endpoint-traffic';
import { type LocatedStatement, locate } from './locate-statements';

/** One statement of one entry point. */
export interface ObservedRepeat extends LocatedStatement {
  readonly statement: StatementTraffic & Required<Pick<StatementTraffic, 'repeated'>>;
}

/** In the order of the facts, then of the evidence. */
export const observedRepeats = oncePerIndex((index): readonly ObservedRepeat[] => {
  const found = busyEndpoints(index).flatMap((endpoint) => locate(index, endpoint, isRepeated));
  return found as readonly ObservedRepeat[];
});

/** BEGIN, COMMIT and SET repeat with what they stand around. */
function isRepeated(statement: StatementTraffic): boolean {
  return statement.repeated?.nPlusOne === true && statement.operation !== 'other';
}
