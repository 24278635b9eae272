/** Contexts that are worth taking out, best first. */
import type { BoundedContext } from '@banyan/model';
import { changeGain } from '../plan/change-gain';
import { priceStep } from '../plan/price-step';
import { worthOf } from '../plan/worth-of';
import { heavyContexts } from './heavy-contexts';
import type { ReadinessView, Says } from './readiness-view';

/** People in a team; each team beyond the first can run a service. */
const teamSize = 7;

/** A context that fewer of the changes fall on keeps no team busy. */
const workForATeam = 0.05;

/** Names by the reason that speaks for them. */
export interface Candidates {
  /** They need machines of their own, and that is worth what it costs. */
  readonly forScale: readonly string[];
  /** Where several teams work here: the best ones for the teams there are. */
  readonly forTeams: readonly string[];
}

/** Both lists, best first. */
export function pickCandidates(view: ReadinessView, says: Says): Candidates {
  return { forScale: heavy(view, says), forTeams: forTeams(view, says) };
}

function heavy(view: ReadinessView, says: Says): string[] {
  if (says('scale') !== 'split') return [];
  const own = heavyContexts(view).filter(({ differs, affordable }) => differs && affordable);
  return own.map(({ context }) => context.name);
}

/** Whole domains that change much and by themselves, for what they cost: that is what a team of its own is good for. */
function forTeams({ proposal, index }: ReadinessView, says: Says): string[] {
  if (says('team') !== 'split' || says('domains') !== 'split') return [];
  const weigh = (context: BoundedContext) => {
    const { score, share } = changeGain(index, context);
    return { name: context.name, share, worth: worthOf(score, priceStep(proposal, context.name).score) };
  };
  const people = index.evidence?.changes?.team.regularAuthors ?? 0;
  return proposal.contexts
    .filter(({ entities, endpoints }) => entities.length > 0 && endpoints.length > 0)
    .map(weigh)
    .filter(({ share, worth }) => worth > 0 && share >= workForATeam)
    .sort((a, b) => b.worth - a.worth || (a.name < b.name ? -1 : 1))
    .slice(0, Math.max(1, Math.floor(people / teamSize) - 1))
    .map(({ name }) => name);
}
