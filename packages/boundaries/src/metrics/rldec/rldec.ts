/** The dialect of RLDec, HyDec and MSExtractor: outliers are dropped, calls are directed. */
import type { ScoreInput } from '../score-input';
import { toThreeDecimals } from '../to-three-decimals';
import { interCallPercentage } from './inter-call-percentage';
import { interfaceNumber } from './interface-number';
import { nonExtremeDistribution } from './non-extreme-distribution';
import { toServices } from './services';
import { structuralModularQuality } from './structural-modular-quality';

/** Names of the dialect's figures. CMQ is not among them: it needs the words of the code, which calls do not hold. */
export type RldecMetric = 'SMQ' | 'ICP' | 'IFN' | 'NED' | 'COV' | 'MSN';

/** All six, rounded at the end. COV = share of members that have a service, MSN = number of services. */
export function scoreRldec({ assignment, calls }: ScoreInput): Readonly<Record<RldecMetric, number | null>> {
  const services = toServices(assignment, calls);
  return {
    SMQ: toThreeDecimals(structuralModularQuality(services)),
    ICP: toThreeDecimals(interCallPercentage(services)),
    IFN: toThreeDecimals(interfaceNumber(services)),
    NED: toThreeDecimals(nonExtremeDistribution(services)),
    COV: assignment.size === 0 ? null : toThreeDecimals(services.assignment.size / assignment.size),
    MSN: services.sizes.length,
  };
}
