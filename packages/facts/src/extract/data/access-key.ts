/** Conditions of a call → the key of its access. */
import type { AccessKey } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { mostVarying, originOf } from './value-origin';

/** A column, and the value that it is compared with. */
export interface Condition {
  readonly column: string;
  readonly value: Term;
  readonly place: Place;
  /** Whether a list of values is given. */
  readonly many?: boolean;
}

/** The key that conditions make; nothing when there are none. */
export function accessKey(conditions: readonly Condition[], project: Project): AccessKey | undefined {
  if (conditions.length === 0) return undefined;
  const many = conditions.some((condition) => condition.many === true);
  return {
    columns: sorted(conditions.map(({ column }) => column)),
    from: mostVarying(conditions.map(({ value, place }) => originOf(value, place, project))),
    ...(many && { many }),
  };
}

/** Names once each, in order; nothing for none. */
export function columnList(names: readonly string[]): { readonly columns?: readonly string[] } {
  return names.length === 0 ? {} : { columns: sorted(names) };
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
