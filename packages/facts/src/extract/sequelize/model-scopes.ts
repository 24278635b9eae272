/** Scopes of models: `@DefaultScope(() => …)`, `@Scopes(() => ({ … }))`, `defaultScope` and `scopes` in options. */
import type { PlacedTerm } from '../../link/constants';
import { field, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { DecoratorSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { openedFields } from '../data/opened-fields';
import { decorator } from '../nest/decorated';

/** Options by the name of their scope; the default one is `defaultScope`. */
export type ModelScopes = ReadonlyMap<string, PlacedTerm>;

export function decoratedScopes(decorators: readonly DecoratorSketch[], file: string, project: Project): ModelScopes {
  const own = bodyOf(decorator(decorators, 'DefaultScope')?.args[0], file, project);
  const named = bodyOf(decorator(decorators, 'Scopes')?.args[0], file, project);
  return new Map([
    ...(own ? [['defaultScope', own] as const] : []),
    ...(named ? scopeFields(named.term, named.place, project) : []),
  ]);
}

export function optionScopes(options: Term | undefined, place: Place, project: Project): ModelScopes {
  const own = field(options, 'defaultScope');
  const named = field(options, 'scopes');
  return new Map([
    ...(own ? [['defaultScope', { term: own, place }] as const] : []),
    ...(named ? scopeFields(named, place, project) : []),
  ]);
}

function scopeFields(term: Term, place: Place, project: Project): (readonly [string, PlacedTerm])[] {
  return openedFields(term, place, project).map(
    ({ key, value, place: at }) => [key, { term: value, place: at }] as const,
  );
}

/** What `() => ({ … })` gives, or the object itself. */
function bodyOf(term: Term | undefined, file: string, project: Project): PlacedTerm | undefined {
  if (term?.kind !== 'function') return term && { term, place: { file, scope: 0 } };
  const returns = project.sketch(file).scopes[term.scope]?.returns;
  return returns && { term: returns, place: { file, scope: term.scope } };
}
