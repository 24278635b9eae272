/** What the code alone does not show: what changed together, by whom, who answers for it, and what ran. */
export { collectGitEvidence, type GitEvidence, type GitOptions } from './collect-git-evidence';
export { collectRunEvidence, type RunFindings, type RunOptions } from './collect-run-evidence';
export type { Format } from './formats/format';
export { formats } from './formats/formats';
export { mergeEvidence } from './merge-evidence';
export { recordRun, type Recording, type RecordOptions } from './record/record-run';
