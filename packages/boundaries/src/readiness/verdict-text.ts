/** The verdict in one sentence. */
import type { Readiness } from '@banyan/model';
import type { Candidates } from './pick-candidates';
import type { Says } from './readiness-view';

/** What to do, and the reason that decided. */
export function verdictText(verdict: Readiness['verdict'], says: Says, picked: Candidates): string {
  if (verdict === 'split') return 'Split it: several teams work on distinct domains that are loosely coupled.';
  if (verdict === 'split-some') return `Take out ${reasonsToTakeOut(picked)}; keep the rest as a modular monolith.`;
  const limits = says('team') === 'unknown' ? ', as far as the code shows' : says('team') === 'split' ? ' for now' : '';
  return `Stay a modular monolith${limits}: ${reasonToStay(says)}.`;
}

function reasonsToTakeOut({ forScale, forTeams }: Candidates): string {
  const teams = forTeams.filter((name) => !forScale.includes(name));
  return [
    ...(forScale.length > 0 ? [`${forScale.join(', ')} (for machines of ${its(forScale)} own)`] : []),
    ...(teams.length > 0 ? [`${teams.join(', ')} (for a team of ${its(teams)} own)`] : []),
  ].join(' and ');
}

function its(names: readonly string[]): string {
  return names.length === 1 ? 'its' : 'their';
}

function reasonToStay(says: Says): string {
  if (says('team') === 'split')
    return 'several teams work here, but the domains are not parted enough for each to have its own';
  const scale =
    says('scale') === 'split'
      ? 'the part that does the heavy work costs too much to cut out'
      : 'no part needs machines of its own';
  return says('team') === 'stay' ? `one team works here, and ${scale}` : scale;
}
