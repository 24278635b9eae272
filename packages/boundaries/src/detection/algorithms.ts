/** The table of detection algorithms. */
import type { DetectionAlgorithm } from './algorithm';
import { hierarchical } from './hierarchical';
import { leiden } from './leiden';
import { localSearch } from './local-search';
import { louvain } from './louvain';

/** Every algorithm, by name. */
export const algorithms: readonly DetectionAlgorithm[] = [leiden, louvain, hierarchical, localSearch];
