/** Stored facts with those of some files replaced. Pure. */
import type { ProjectFacts } from '../extract/facts-of-project';
import type { FactLists, Gathered } from '../extract/finish-facts';
import type { RedrawnFile, StoredLists } from './run-record';
import { finishing } from './when-needed';

export function withRedrawn(
  stored: StoredLists,
  whole: ProjectFacts,
  redrawn: Readonly<Record<string, RedrawnFile>>,
  project: Gathered['project'],
): Gathered {
  const isNew = (file: string): boolean => Object.hasOwn(redrawn, file);
  const entries = Object.values(redrawn);
  const sourceProblems = stored.sourceProblems.filter(({ file }) => !isNew(file));
  return {
    project,
    modules: stored.modules.map((module) => redrawn[module.path]?.module ?? module),
    lists: replaced(stored.lists, isNew, finishing().joinFacts(entries.map(({ facts }) => facts))),
    coverage: stored.modules.map(
      ({ path }, index) =>
        redrawn[path]?.facts.coverage ?? (stored.coverage[index] as (typeof stored.coverage)[number]),
    ),
    whole,
    problems: [...sourceProblems, ...entries.flatMap(({ problems }) => problems), ...stored.otherProblems],
  };
}

function replaced(lists: FactLists, isNew: (file: string) => boolean, fresh: FactLists): FactLists {
  const merged = Object.entries(lists).map(([key, list]) => {
    const kept = (list as readonly { readonly file: string }[]).filter(({ file }) => !isNew(file));
    return [key, [...kept, ...fresh[key as keyof FactLists]]];
  });
  return Object.fromEntries(merged) as unknown as FactLists;
}
