/** What the monolith and its services look like after some of the contexts have left. */
import type { BoundaryProposal, Seam, SeamCost, StepOutcome } from '@banyan/model';
import type { WeighedEdges } from '../detection/quality';
import type { FactsIndex } from '../facts-index';
import { listSeams } from '../seams/list-seams';
import { toLandscape } from '../seams/to-landscape';
import { toMetrics } from '../proposal/to-metrics';
import { type Cut, cutOf, toPlacement } from '../what-if/cut';

/** No context can be called so. */
const rest = '(monolith)';

/**
 * The figures when exactly these contexts are outside and all others are one monolith: found anew, since calls,
 * loops and state between two contexts that stay together cost nothing yet. Shared code is shared all along.
 */
export function measureOutcome(
  index: FactsIndex,
  coupling: WeighedEdges,
  proposal: BoundaryProposal,
  outside: readonly string[],
): Omit<StepOutcome, 'contexts'> {
  const { placement, names } = toPlacement(whenOutside(cutOf(proposal), new Set(outside)));
  const seams = listSeams(toLandscape(index, placement, names));
  const { price, cutShare, modularity } = toMetrics(coupling, placement, seams);
  return {
    ...{ price, cutShare, modularity },
    ...{ roundTrips: sum(seams, 'roundTrips'), perItem: sum(seams, 'perItem'), sagas: sum(seams, 'sagas') },
  };
}

function whenOutside({ contexts, entities, shared }: Cut, outside: ReadonlySet<string>): Cut {
  const stay = (all: ReadonlyMap<string, string>) =>
    new Map([...all].map(([one, name]) => [one, outside.has(name) ? name : rest]));
  return { contexts: stay(contexts), entities: stay(entities), shared };
}

function sum(seams: readonly Seam[], figure: Exclude<keyof SeamCost, 'tables'>): number {
  return seams.reduce((total, { cost }) => total + (cost?.[figure] ?? 0), 0);
}
