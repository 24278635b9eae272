/** Do more people work on it than one team can hold? */
import type { ReadinessReason } from '@banyan/model';
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
  const { recentCommits, recentDays } = changes.history;
  if (recentCommits < fewestCommits)
    return unknown(`${countOf(recentCommits, 'commit')} in the last ${recentDays} days are too few to show a team`);
  const { regularAuthors, activeAuthors, halfOfRecentCommits } = changes.team;
  const people = `${countOf(regularAuthors, 'person').replace('persons', 'people')} regularly at work in the last ${recentDays} days (${activeAuthors} with those passing by), half of the commits by ${halfOfRecentCommits}`;
  return regularAuthors > oneTeam
    ? { aspect: 'team', says: 'split', text: `${people}: more than one team, which wait for each other's releases` }
    : {
        aspect: 'team',
        says: 'stay',
        text: `${people}: one team, which every further service costs time and frees nobody`,
      };
}

function unknown(text: string): ReadinessReason {
  return { aspect: 'team', says: 'unknown', text };
}
