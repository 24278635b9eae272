/** Facts in, boundary proposals and a migration plan out. Pure: no disk, no clock, no chance. */
export { criteria } from './criteria/criteria';
export type { CouplingCriterion, CouplingScore, CriterionNature, NodeId } from './criteria/criterion';
export type { DetectionAlgorithm, Partition } from './detection/algorithm';
export { louvain } from './detection/louvain';
export { resolutions } from './detection/sweep';
export { type FactsIndex, indexFacts } from './facts-index';
export { buildCouplingGraph, type CouplingEdge, type CouplingGraph, type CouplingPart } from './graph/coupling-graph';
export { planMigration } from './plan/plan-migration';
export { propose, type ProposeOptions } from './propose';
export { prices } from './seams/prices';
