/** Do more people work on it than one team can hold? */
import type { HistoryExtent, ReadinessReason } from '@banyan/model';
import { countOf, type ReadinessView } from './readiness-view';

/** Beyond this many people a team is two (Skelton and Pais, Team Topologies: five to nine). */
const oneTeam = 9;
/** A history with fewer recent commits does not show who the team is. */
const fewestCommits = 50;

/** Services let teams release alone; one team only pays for them. */
export function judgeTeam({ index }: ReadinessView): ReadinessReason {
  const changes = index.evidence?.changes;
  if (changes === undefined)
    return unknown('nobody knows how many people work on it; `banyan evidence git` reads it from the history');
  const { recentCommits, recentDays, complete } = changes.history;
  const days = daysRead(changes.history);
  if (!complete && days < recentDays)
    return unknown(`only ${countOf(days, 'day')} of the history were read, and a team shows in ${recentDays}`);
  if (recentCommits < fewestCommits)
    return unknown(
      `${countOf(recentCommits, 'commit')} in the last ${recentDays} days of the history are too few to show a team`,
    );
  const { regularAuthors, activeAuthors, halfOfRecentCommits } = changes.team;
  const people = `${countOf(regularAuthors, 'person').replace('persons', 'people')} regularly at work in the last ${recentDays} days of the history (${activeAuthors} with those passing by), half of the commits by ${halfOfRecentCommits}`;
  return regularAuthors > oneTeam
    ? { aspect: 'team', says: 'split', text: `${people}: more than one team, which wait for each other's releases` }
    : {
        aspect: 'team',
        says: 'stay',
        text: `${people}: one team, for whom every further service is work and none sets anybody free`,
      };
}

function daysRead({ oldest, newest }: HistoryExtent): number {
  return Math.round((Date.parse(newest) - Date.parse(oldest)) / 86_400_000);
}

function unknown(text: string): ReadinessReason {
  return { aspect: 'team', says: 'unknown', text };
}
