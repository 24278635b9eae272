/** The FSE'21 dialect: Mono2Micro's metrics, exact to its published code. */
import type { ScoreInput } from '../score-input';
import { toThreeDecimals } from '../to-three-decimals';
import { businessContextPurity } from './business-context-purity';
import { interCallPercentage } from './inter-call-percentage';
import { interfaceNumber } from './interface-number';
import { modularQuality } from './modular-quality';
import { nonExtremeDistribution } from './non-extreme-distribution';
import { structuralModularity } from './structural-modularity';

/** Names of the dialect's figures, as the paper's tables order them. */
export type Fse21Metric = 'BCP' | 'ICP' | 'SM' | 'IFN' | 'NED' | 'MQ';

/**
 * All six, rounded at the end. BCP is `null` without use cases, ICP without calls.
 * @example scoreFse21({ assignment: new Map([['Cart', 1], ['Stock', 2]]), calls: [] }).IFN // 0
 */
export function scoreFse21(input: ScoreInput): Readonly<Record<Fse21Metric, number | null>> {
  const { BCP, ICP, SM, IFN, NED, MQ } = measureFse21(input);
  const round = (value: number | null): number | null => (value === null ? null : toThreeDecimals(value));
  return { BCP: round(BCP), ICP: round(ICP), SM: round(SM), IFN: round(IFN), NED: round(NED), MQ: round(MQ) };
}

/** The same, unrounded: to compare two partitions. */
export function measureFse21({ assignment, calls, useCases }: ScoreInput): Record<Fse21Metric, number | null> {
  return {
    BCP: useCases ? businessContextPurity(assignment, useCases) : null,
    ICP: interCallPercentage(assignment, calls),
    SM: structuralModularity(assignment, calls),
    IFN: interfaceNumber(assignment, calls),
    NED: nonExtremeDistribution(assignment),
    MQ: modularQuality(assignment, calls),
  };
}
