/** Which evidence a proposal or a plan rests on, besides the code. */
import type { RuntimeEvidence } from '@banyan/model';

/** One line; without evidence it says how to get it. */
export function formatEvidenceUsed(evidence: RuntimeEvidence | undefined, root: string): string {
  const used = [...changesOf(evidence), ...ownersOf(evidence)];
  if (used.length > 0) return `with evidence: ${used.join(', ')}`;
  return `from the code alone; \`banyan evidence git ${root}\` adds what changed together, by how many people`;
}

function changesOf(evidence: RuntimeEvidence | undefined): string[] {
  const history = evidence?.changes?.history;
  return history ? [`git history to ${history.newest} (${history.commits} commits)`] : [];
}

function ownersOf(evidence: RuntimeEvidence | undefined): string[] {
  return evidence?.owners ? [`owners in ${evidence.owners.file}`] : [];
}
