/** The figures of a placement, as a proposal reports them. */
import type { ProposalMetrics, Seam } from '@banyan/model';
import { round } from '../contexts/explain-member';
import type { Placement } from '../contexts/placement';
import { measureQuality, type WeighedEdges } from '../detection/quality';

/** Measured by the coupling graph and the seams. */
export function toMetrics(coupling: WeighedEdges, placement: Placement, seams: readonly Seam[]): ProposalMetrics {
  const members = placement.groups.size;
  const { modularity, cutShare } = measureQuality(coupling, placement);
  const all = members + placement.shared.size;
  return {
    contexts: new Set(placement.groups.values()).size,
    members,
    completeness: all === 0 ? 0 : round(members / all),
    modularity: round(modularity),
    cutShare: round(cutShare),
    price: round(seams.reduce((sum, { price }) => sum + price, 0)),
  };
}
