/** The table of detection algorithms. */
import { BanyanError } from '@banyan/model';
import type { DetectionAlgorithm } from './algorithm';
import { hierarchical } from './hierarchical';
import { leiden } from './leiden';
import { localSearch } from './local-search';
import { louvain } from './louvain';

/** Every algorithm, by name. */
export const algorithms: readonly DetectionAlgorithm[] = [leiden, louvain, hierarchical, localSearch];

/** @throws BanyanError `BOUNDARIES_ALGORITHM_UNKNOWN` */
export function algorithmNamed(name: string): DetectionAlgorithm {
  const found = algorithms.find((one) => one.name === name);
  if (found) return found;
  const names = algorithms.map((one) => one.name).join(', ');
  throw new BanyanError('BOUNDARIES_ALGORITHM_UNKNOWN', `There is no algorithm ${name}.`, `Take one of ${names}.`);
}
