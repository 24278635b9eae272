/** The CARGO'22 dialect: same names as FSE'21, other metrics. */
import { withoutOutliers } from '../assignment';
import type { ScoreInput } from '../score-input';
import { toThreeDecimals } from '../to-three-decimals';
import { businessContextPurity } from './business-context-purity';
import { interCallPercentage } from './inter-call-percentage';
import { staticCohesion } from './static-cohesion';
import { staticCoupling } from './static-coupling';
import { transactionEntropy } from './transaction-entropy';

/** Names of the dialect's figures, as its code prints them. */
export type Cargo22Metric = 'BCP' | 'ICP' | 'Cohesion' | 'Coupling' | 'TransactionEntropy';

/**
 * All five, rounded at the end. Cohesion and coupling are the paper's formulas over the calls that are given: its own
 * tables take them over a static dependence graph. CARGO's code knows no outliers there; they count as not placed.
 */
export function scoreCargo22({
  assignment,
  calls,
  useCases,
}: ScoreInput): Readonly<Record<Cargo22Metric, number | null>> {
  const placed = withoutOutliers(assignment);
  const round = (value: number | null): number | null => (value === null ? null : toThreeDecimals(value));
  return {
    BCP: useCases ? round(businessContextPurity(assignment, useCases)) : null,
    ICP: round(interCallPercentage(assignment, calls)),
    Cohesion: round(staticCohesion(placed, calls)),
    Coupling: round(staticCoupling(placed, calls)),
    TransactionEntropy: round(transactionEntropy(assignment, calls)),
  };
}
