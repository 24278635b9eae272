/** What it is good for that a team can decide and deploy alone. */
import type { BoundaryProposal, BoundedContext, GainPart } from '@banyan/model';
import { round } from '../contexts/explain-member';
import type { FactsIndex } from '../facts-index';
import { gainWeights } from './gain-weights';
import { homeAuthors } from './home-authors';
import { homeOwners } from './home-owners';

/** A share of the context that is in the hands of people who are at home there. */
export interface AtHome {
  /** Absent where there is too little to tell. */
  readonly share?: number;
  readonly text: string;
}

/**
 * The larger of two shares: changes by people who work mostly there, files of owners who own mostly there. One of them
 * is enough, since a new team has no history and an old one often no CODEOWNERS. The more of the project, the more of it.
 */
export function autonomyGain({ metrics }: BoundaryProposal, { members }: BoundedContext, index: FactsIndex): GainPart {
  const own = new Set(members.map(({ module }) => module));
  const found = [homeAuthors(index, own), homeOwners(index, own)].flatMap((one) => one ?? []);
  const shares = found.flatMap(({ share }) => share ?? []);
  const reasons = found.map(({ text }) => text);
  if (shares.length > 0) {
    const size = Math.sqrt(members.length / Math.max(metrics.members, 1));
    return { name: 'autonomy', score: round(gainWeights.autonomy * size * Math.max(...shares)), reasons };
  }
  const unknown = 'who works on it is not known; `banyan evidence git` reads it from the history and CODEOWNERS';
  return { name: 'autonomy', reasons: reasons.length > 0 ? reasons : [unknown] };
}
