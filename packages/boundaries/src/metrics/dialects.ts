/** The table of metric dialects: papers share names, not definitions. */
import { scoreCargo22 } from './cargo22/cargo22';
import { scoreFse21 } from './fse21/fse21';
import { scoreRldec } from './rldec/rldec';
import type { ScoreInput, Scores } from './score-input';

/** One figure of a dialect, for people. */
export interface MetricFigure {
  readonly name: string;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly describes: string;
}

/** A row of the table of dialects. */
export interface MetricDialect {
  readonly name: string;
  /** The tools and papers that use it. */
  readonly describes: string;
  readonly figures: readonly MetricFigure[];
  /** Pure. Figures are rounded to three decimals, as published. */
  readonly score: (input: ScoreInput) => Scores;
}

const lower = (name: string, describes: string): MetricFigure => ({ name, better: 'lower', describes });
const higher = (name: string, describes: string): MetricFigure => ({ name, better: 'higher', describes });

export const dialects: readonly MetricDialect[] = [
  {
    name: 'fse21',
    describes: 'Mono2Micro, ESEC/FSE 2021',
    figures: [
      lower('BCP', 'use cases a cluster serves (mean of their logarithm)'),
      lower('ICP', 'share of calls between clusters, by logarithm of volume'),
      higher('SM', 'pairs that call within clusters, less pairs across, by size'),
      lower('IFN', 'calling pairs across clusters, for each cluster'),
      lower('NED', 'share of members in clusters of fewer than 5 or more than 20'),
      higher('MQ', 'TurboMQ over calls that go out'),
    ],
    score: scoreFse21,
  },
  {
    name: 'cargo22',
    describes: 'CARGO, ASE 2022',
    figures: [
      lower('BCP', 'entropy of the use cases of a cluster, by frequency'),
      lower('ICP', 'share of calls between clusters, by volume'),
      higher('Cohesion', 'share of a cluster’s weight that stays within'),
      lower('Coupling', 'share of all weight that is cut'),
      lower('TransactionEntropy', 'clusters a DATABASE_ node is touched by (entropy)'),
    ],
    score: scoreCargo22,
  },
  {
    name: 'rldec',
    describes: 'RLDec, HyDec and MSExtractor',
    figures: [
      higher('SMQ', 'density of calls within services, less between them'),
      lower('ICP', 'share of calls between services, by ln(volume + 1)'),
      lower('IFN', 'members that other services call, for each service'),
      lower('NED', 'share of services of fewer than 5 or more than 19 members'),
      higher('COV', 'share of members that have a service'),
      { name: 'MSN', better: 'neither', describes: 'number of services' },
    ],
    score: scoreRldec,
  },
];
