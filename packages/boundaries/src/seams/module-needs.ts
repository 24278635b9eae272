/** What a module makes use of when it runs: calls, injections, and the guards and interceptors it names. */
import type { ModulePath, SourceLocation } from '@banyan/model';
import { type FactsIndex, groupBy, moduleOf, shortName } from '../facts-index';
import { findPipelineUses } from '../roles/pipeline-uses';

/** One module needing another one at run time. */
export interface ModuleNeed extends SourceLocation {
  readonly to: ModulePath;
  readonly text: string;
}

/**
 * Needs by module, one per pair. A guard that the root module installs for everybody is a need of every module with
 * HTTP endpoints.
 */
export function findNeeds(index: FactsIndex): ReadonlyMap<ModulePath, readonly ModuleNeed[]> {
  const all = [...callNeeds(index), ...injectionNeeds(index), ...findPipelineUses(index)].filter(
    ({ file, to }) => file !== to && index.has(file) && index.has(to),
  );
  const firsts = [...groupBy(all, ({ file, to }) => `${file}\n${to}`).values()].map(([first]) => first!);
  return groupBy(firsts, ({ file }) => file);
}

function callNeeds({ functions }: FactsIndex): ModuleNeed[] {
  return [...functions.values()].flatMap(({ id, file, calls }) =>
    calls.map(({ to, line }) => ({ file, line, to: moduleOf(to), text: `${shortName(id)} calls ${shortName(to)}` })),
  );
}

function injectionNeeds({ facts }: FactsIndex): ModuleNeed[] {
  return facts.injections.flatMap(({ from, to, line }) =>
    to === undefined
      ? []
      : [{ file: moduleOf(from), line, to: moduleOf(to), text: `${shortName(from)} is given ${shortName(to)}` }],
  );
}
