/** Facts and evidence in, findings out. */
export { type BaselineComparison, compareBaseline } from './baseline/compare-baseline';
export { type FactsIndex, indexFacts } from './facts-index';
export { findHotspots, type HotspotOptions } from './find-hotspots';
export { type DescribedRule, describedRules } from './rules/described-rules';
export { type LocatedStatement, locateStatements } from './runtime/locate-statements';
export type { FindingDraft, HotspotRule, RuleOutcome } from './rules/rule';
export { rules } from './rules/rules';
