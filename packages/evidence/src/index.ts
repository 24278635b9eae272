/** What the code alone does not show: today what changed together, by whom, and who answers for it. */
export { collectGitEvidence, type GitEvidence, type GitOptions } from './collect-git-evidence';
export { mergeEvidence } from './merge-evidence';
