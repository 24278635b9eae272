/** What a module makes use of when it runs: calls, injections, and the guards and interceptors it names. */
import type { ModulePath, SourceLocation } from '@banyan/model';
import { type FactsIndex, moduleOf, shortName } from '../facts-index';
import { isDatabaseClient } from '../roles/infrastructure';
import { findPipelineUses } from '../roles/pipeline-uses';

/** One module needing another one at run time. */
export interface ModuleNeed extends SourceLocation {
  readonly to: ModulePath;
  readonly text: string;
}

/** The needs of one module, by the other one. */
type Needs = Map<ModulePath, Map<ModulePath, ModuleNeed>>;

/** Several finders ask for the same needs. */
const found = new WeakMap<FactsIndex, ReadonlyMap<ModulePath, readonly ModuleNeed[]>>();

/**
 * Needs by module, one per pair. A guard that the root module installs for everybody is a need of every module with
 * HTTP endpoints.
 */
export function findNeeds(index: FactsIndex): ReadonlyMap<ModulePath, readonly ModuleNeed[]> {
  const known = found.get(index);
  if (known) return known;
  const needs: Needs = new Map();
  addCalls(index, needs);
  addInjections(index, needs);
  for (const { file, line, to, text } of findPipelineUses(index)) addNeed(index, needs, file, line, to, () => text);
  const all = new Map([...needs].map(([file, byTarget]) => [file, [...byTarget.values()]]));
  found.set(index, all);
  return all;
}

function addCalls(index: FactsIndex, needs: Needs): void {
  for (const { id, file, calls } of index.functions.values()) {
    for (const { to, line } of calls) {
      addNeed(index, needs, file, line, moduleOf(to), () => `${shortName(id)} calls ${shortName(to)}`);
    }
  }
}

/** Who is given the database's client needs what it calls or accesses by it, and that is stated as such. */
function addInjections(index: FactsIndex, needs: Needs): void {
  for (const { from, to, line } of index.facts.injections) {
    if (to === undefined || isDatabaseClient(index.classes.get(to) ?? {})) continue;
    addNeed(index, needs, moduleOf(from), line, moduleOf(to), () => `${shortName(from)} is given ${shortName(to)}`);
  }
}

/** The first of a pair is kept; its text is made only then. */
function addNeed(
  { has }: FactsIndex,
  needs: Needs,
  file: ModulePath,
  line: number,
  to: ModulePath,
  text: () => string,
): void {
  if (file === to) return;
  const known = needs.get(file);
  if (known?.has(to) || !has(file) || !has(to)) return;
  const need = { file, line, to, text: text() };
  if (known) known.set(to, need);
  else needs.set(file, new Map([[to, need]]));
}
