/** Facts in, boundary proposals and a migration plan out. Pure: no disk, no clock, no chance. */
export { adjustedRandIndex } from './agreement/adjusted-rand-index';
export { clusterCoverage, coverageThresholds } from './agreement/cluster-coverage';
export { type Agreement, comparePartitions } from './agreement/compare-partitions';
export { completeness } from './agreement/completeness';
export { mojoFM } from './agreement/mojo-fm';
export { buildBaseline } from './baseline/build-baseline';
export { type BoundaryCheck, checkBoundaries } from './baseline/check-boundaries';
export { compileConstraints, type CompiledConstraints } from './constraints/compile-constraints';
export type { Constraints } from './constraints/constraints';
export { criteria } from './criteria/criteria';
export type { CouplingCriterion, CouplingScore, CriterionNature, NodeId } from './criteria/criterion';
export type { DetectionAlgorithm, DetectionOptions, GroupLimits, Partition } from './detection/algorithm';
export { algorithms } from './detection/algorithms';
export { consensusOf, type ConsensusOptions } from './detection/consensus';
export { hierarchical } from './detection/hierarchical';
export { joinNodes } from './detection/join-nodes';
export { leiden } from './detection/leiden';
export { localSearch, searchLocally, type SearchOptions } from './detection/local-search';
export { louvain } from './detection/louvain';
export { type Objective, valueOfPartition } from './detection/objective';
export { modularity, structuralModularity, weighted } from './detection/objectives';
export { randomFrom } from './detection/random';
export { servicesObjective, type Purposes } from './detection/services-objective';
export { stabilityOf } from './detection/stability';
export { resolutions } from './detection/sweep';
export { buildWeightedGraph, type WeightedEdge, type WeightedGraph } from './detection/weighted-graph';
export { weightsOf } from './detection/weights-of';
export { explainOne, explainPair, type MemberExplanation, type PairExplanation } from './explain/explain';
export { findMember } from './explain/find-member';
export type { Standing } from './explain/standing';
export { type Survey, surveyProposal } from './explain/survey';
export { type FactsIndex, indexFacts } from './facts-index';
export { buildCouplingGraph, type CouplingEdge, type CouplingGraph, type CouplingPart } from './graph/coupling-graph';
export { levelNamed, type LevelName, levels } from './levels/levels';
export {
  type CoupledPair,
  type CouplingNode,
  type CriterionShare,
  type CouplingQuestion,
  type CouplingReason,
  type CouplingView,
  viewCoupling,
} from './levels/view-coupling';
export type { Assignment } from './metrics/assignment';
export type { CallVolume } from './metrics/call-volume';
export { dialects, type MetricDialect, type MetricFigure } from './metrics/dialects';
export { type Fse21Metric, measureFse21, scoreFse21 } from './metrics/fse21/fse21';
export type { ScoreInput, Scores, UseCases } from './metrics/score-input';
export { parseGraph } from './plain-graph/parse-graph';
export { type GraphProposal, proposeGraph, type ProposeGraphOptions } from './plain-graph/propose-graph';
export { planMigration } from './plan/plan-migration';
export { propose, type ProposeOptions } from './proposal/propose';
export { type CutName, cutNames } from './proposal/cuts';
export { parseCallVolumes } from './score-files/parse-call-volumes';
export { parsePartition } from './score-files/parse-partition';
export { parseUseCases } from './score-files/parse-use-cases';
export { type Remark, remarkOn } from './score-files/remark-on';
export type { PricedCrossing } from './seams/list-seams';
export { prices } from './seams/prices';
export { type ChangeBasis, toChangeBasis } from './what-if/change-basis';
export { type ChangedProposal, toChangedProposal } from './what-if/to-changed-proposal';
