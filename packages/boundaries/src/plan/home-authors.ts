/** Whether those who change a context work mostly there. */
import type { AuthorId, ModuleChanges, ModulePath } from '@banyan/model';
import { type FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { countOf, percent } from '../readiness/readiness-view';
import type { AtHome } from './autonomy-gain';

/** Who does more than this share of their work in one context works mostly there. */
const mostly = 0.5;
/** Fewer changes show neither who works on a context nor where somebody works: who passes by is at home nowhere. */
const fewest = 10;

/** The share of the changes by people at home; at least, because a file names only those who change it most. */
export function homeAuthors(index: FactsIndex, own: ReadonlySet<ModulePath>): AtHome | undefined {
  if (index.changesOf.size === 0) return undefined;
  const changes = [...own].flatMap((module) => index.changesOf.get(module) ?? []);
  const all = changes.reduce((sum, { commits }) => sum + commits, 0);
  if (all < fewest) return { text: `${countOf(all, 'change')} of its files are too few to show who works there` };
  const everywhere = workOfAll(index);
  if (everywhere.size < 2) return { share: 0, text: 'one person changes everything: nobody waits for anybody' };
  const here = workOf(changes);
  const home = [...here].filter(([author, work]) => isAtHome(work, everywhere.get(author) ?? 0));
  const share = home.reduce((sum, [, work]) => sum + work, 0) / all;
  const who = `${countOf(home.length, 'person').replace('persons', 'people')} who work${home.length === 1 ? 's' : ''} mostly there`;
  const text = `${percent(share)} of the ${countOf(all, 'change')} of its files by ${home.length === 0 ? 'people who work mostly there' : who}, of ${here.size} who changed them`;
  return { share, text };
}

function isAtHome(here: number, everywhere: number): boolean {
  return everywhere >= fewest && here > mostly * everywhere;
}

const workOfAll = oncePerIndex(({ changesOf }) => workOf([...changesOf.values()]));

function workOf(changes: readonly ModuleChanges[]): ReadonlyMap<AuthorId, number> {
  const work = new Map<AuthorId, number>();
  for (const { mainAuthors } of changes)
    for (const { author, commits } of mainAuthors) work.set(author, (work.get(author) ?? 0) + commits);
  return work;
}
