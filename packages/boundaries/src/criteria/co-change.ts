/** Changed in the same commits. */
import type { ChangePair } from '@banyan/model';
import { baseName, type FactsIndex } from '../facts-index';
import type { CouplingCriterion, CouplingScore } from './criterion';

/** Below this share of what both change, changing together is chance. */
const chance = 0.05;

export const coChange: CouplingCriterion = {
  name: 'co-change',
  describes: 'Modules that the history changes in the same commits belong together, whatever their imports say.',
  nature: 'belonging',
  weight: 4,
  score: (index) => (index.evidence?.changes?.pairs ?? []).flatMap((pair) => toScore(index, pair)),
};

/**
 * The cosine of the two histories: what they changed together over what each of them changes. A file that changes with
 * everything (error codes, translations) is bound to nothing that way. Two commits are weaker evidence than twenty.
 */
function toScore({ changesOf }: FactsIndex, { a, b, commits, weight }: ChangePair): CouplingScore[] {
  const [one, other] = [changesOf.get(a), changesOf.get(b)];
  if (one === undefined || other === undefined || one.rate === 0 || other.rate === 0) return [];
  const cosine = Math.min(1, weight / Math.sqrt(one.rate * other.rate));
  if (cosine < chance) return [];
  const text = `${baseName(a)} and ${baseName(b)} changed together in ${commits} commits (of ${one.commits} and ${other.commits})`;
  return [
    { from: a, to: b, score: cosine * (1 - 1 / commits), text, evidence: [a, b].map((file) => ({ file, line: 1 })) },
  ];
}
