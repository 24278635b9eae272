/** What a placement costs and how good it is. */
import type { ProposalMetrics, Seam } from '@banyan/model';
import type { Ground } from '../contexts/ground';
import type { GroupId, Placement } from '../contexts/placement';
import type { Landscape } from '../seams/crossing';
import { listSeams } from '../seams/list-seams';
import { toLandscape } from '../seams/to-landscape';
import { toMetrics } from './to-metrics';

/** A placement seen as named contexts, with every crossing between them and its figures. */
export interface MeasuredCut {
  readonly landscape: Landscape;
  readonly seams: readonly Seam[];
  readonly metrics: ProposalMetrics;
}

/** Lists every crossing of a placement and adds the prices up. */
export function measureCut(ground: Ground, placement: Placement, names: ReadonlyMap<GroupId, string>): MeasuredCut {
  const landscape = toLandscape(ground.index, placement, names);
  const seams = listSeams(landscape);
  return { landscape, seams, metrics: toMetrics(ground.coupling, placement, seams) };
}
