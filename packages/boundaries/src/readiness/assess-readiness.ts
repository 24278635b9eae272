/**
 * Whether to split at all, said honestly.
 *
 * A service costs a deployment, an interface, a data cut and somebody who is called out. Two things pay for it: a part
 * that needs other machines than the rest (scale), and more people than one team (team). Without either, the answer is
 * to stay, however well the domains are parted. Splitting everything needs all of it: several teams, distinct domains,
 * little coupling and size. What is not known never speaks for splitting.
 */
import type { BoundedContext, Readiness } from '@banyan/model';
import { judgeCoupling } from './judge-coupling';
import { judgeDomains } from './judge-domains';
import { judgeOwnership } from './judge-ownership';
import { judgeScale } from './judge-scale';
import { judgeSize } from './judge-size';
import { judgeTeam } from './judge-team';
import { mendFirst } from './mend-first';
import { type Candidates, pickCandidates } from './pick-candidates';
import type { ReadinessAspect, ReadinessView, Says } from './readiness-view';
import { verdictText } from './verdict-text';

const aspects: readonly ReadinessAspect[] = [
  judgeTeam,
  judgeOwnership,
  judgeDomains,
  judgeScale,
  judgeCoupling,
  judgeSize,
];

/** Contexts that are looked at for what to mend when the answer is to stay: where most would have to be cut. */
const mostTangled = 5;

/** All aspects, the verdict, what is worth taking out, and what to mend first. */
export function assessReadiness(view: ReadinessView): Readiness {
  const reasons = aspects.map((judge) => judge(view));
  const says: Says = (aspect) => reasons.find((reason) => reason.aspect === aspect)?.says ?? 'unknown';
  const picked = pickCandidates(view, says);
  const verdict = verdictOf(says, picked);
  const candidates = toNames(view, verdict, picked);
  const concerned = view.proposal.contexts.filter(({ name }) => candidates.includes(name));
  return {
    ...{ verdict, text: verdictText(verdict, says, picked), reasons, candidates },
    first: mendFirst(view, verdict === 'stay' ? dearest(view) : concerned),
  };
}

function verdictOf(says: Says, { forScale, forTeams }: Candidates): Readiness['verdict'] {
  const all = (['team', 'ownership', 'domains', 'coupling', 'size'] as const).every(
    (aspect) => says(aspect) === 'split',
  );
  if (all) return 'split';
  return forScale.length + forTeams.length > 0 ? 'split-some' : 'stay';
}

/** When everything is to be split, what was not picked comes after what was. */
function toNames({ proposal }: ReadinessView, verdict: Readiness['verdict'], picked: Candidates): string[] {
  const rest = verdict === 'split' ? proposal.contexts.map(({ name }) => name) : [];
  return [...new Set([...picked.forScale, ...picked.forTeams, ...rest])];
}

function dearest({ proposal }: ReadinessView): BoundedContext[] {
  const priceOf = new Map(proposal.contexts.map(({ name }) => [name, 0]));
  for (const { from, to, price } of proposal.seams)
    for (const name of [from, to]) priceOf.set(name, (priceOf.get(name) ?? 0) + price);
  return [...proposal.contexts]
    .sort((a, b) => priceOf.get(b.name)! - priceOf.get(a.name)! || (a.name < b.name ? -1 : 1))
    .slice(0, mostTangled);
}
