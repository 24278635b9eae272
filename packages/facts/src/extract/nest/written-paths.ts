/** Paths and options as decorators are given them. */
import type { PlacedTerm } from '../../link/constants';
import { field, type Project } from '../../link/project';

/** The paths that a decorator is given: one, or those of a list. */
export function pathsOf(given: PlacedTerm | undefined, project: Project): readonly string[] {
  const texts = given ? project.texts(given.term, given.place) : [];
  if (texts.length > 0) return texts;
  // A path that is there but only known at run time.
  return given && !isNothing(given) ? ['*'] : [''];
}

function isNothing({ term }: PlacedTerm): boolean {
  return term.kind === 'record' || term.kind === 'null' || (term.kind === 'name' && term.name === 'undefined');
}

/** A field of options. */
export function partOf({ term, place }: PlacedTerm, key: string): PlacedTerm | undefined {
  const value = field(term, key);
  return value && { term: value, place };
}

/** Options that are a constant elsewhere. */
export function openedTerm(given: PlacedTerm, project: Project): PlacedTerm {
  const { term, place } = given;
  if (term.kind !== 'name' && term.kind !== 'member') return given;
  return project.types.constant(term, place) ?? given;
}
