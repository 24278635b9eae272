/** Fields of object literals, wherever they are written: spreads, lists of objects and names are opened. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { elements } from './opened';

/** One field with the place that its value is written in. */
export interface PlacedField {
  readonly key: string;
  readonly value: Term;
  readonly place: Place;
}

/** A field of an object literal. */
export interface OpenedField extends PlacedField {
  readonly line: number;
}

/** Fields of an object or of the objects of a list. */
export function openedFields(term: Term | undefined, place: Place, project: Project, depth = 0): OpenedField[] {
  if (!term || depth > 4) return [];
  return elements(term, place, project).flatMap((one) => {
    if (one.term.kind !== 'record') return [];
    return one.term.fields.flatMap(({ key, value, line }) =>
      key === '...' ? openedFields(value, one.place, project, depth + 1) : [{ key, value, line, place: one.place }],
    );
  });
}

/** The values of one field. */
export function fieldValues(term: Term | undefined, key: string, place: Place, project: Project): PlacedField[] {
  return openedFields(term, place, project).filter((entry) => entry.key === key);
}
