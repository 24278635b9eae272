/** Takes a bounded context out of a monolith: the generator's work as functions. */
export { applyChanges, formatChange } from './extract/apply-changes';
export { checkGitClean } from './extract/check-git-clean';
export { extractContext, type ExtractOptions } from './extract/extract-context';
export { formatReport } from './extract/format-report';
export type { PlannedExtraction } from './extract/plan-extraction';
export type { FileTree } from './file-tree';
export { default as extractGenerator } from './generators/extract/generator';
export type { ExtractGeneratorOptions } from './generators/extract/schema';
export type { FileChange } from './lift/compare-with-target';
export { lift, type Lifted } from './lift/lift';
export type { LiftInput, ServiceFile, Templates } from './lift/lift-input';
export type { LiftedClass, LiftReport, Remark } from './lift/report/lift-report';
