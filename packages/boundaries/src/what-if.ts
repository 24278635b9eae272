/** A second door, for changes of a proposal alone: they are to be answered before all of this wing would be loaded. */
export { parseRules } from './constraints/parse-rules';
export { indexFacts } from './facts-index';
export { toEdges } from './what-if/to-edges';
export { tryChanges, type WhatIf } from './what-if/try-changes';
