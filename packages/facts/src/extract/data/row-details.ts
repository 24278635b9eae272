/** What a read says about the rows that come back. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { RowDetails } from './access';

/** A bound on the number of rows, where it is written. */
export interface Bound {
  readonly value: Term;
  readonly place: Place;
}

/** What a data layer's own words come down to. */
export interface AskedRows {
  /** Whether one row comes back at most, whatever the condition: `findOne`, `count`. */
  readonly one?: boolean;
  /** `take: 20`, `.limit(size)`; the first that bounds counts. */
  readonly bounds?: readonly Bound[];
  /** Columns in the order of sorting. */
  readonly order?: readonly string[];
  readonly batched?: boolean;
  readonly locks?: boolean;
}

/** The details of a read; a bound of 1 makes one row. */
export function rowDetails(asked: AskedRows, project: Project): RowDetails {
  const bounds = (asked.bounds ?? []).filter(({ value }) => value.kind !== 'null' && !isUndefined(value));
  const one = asked.one === true || bounds.some(({ value, place }) => project.text(value, place) === '1');
  const order = [...new Set(asked.order)];
  return {
    rows: one ? 'one' : 'many',
    ...((one || bounds.length > 0) && { limited: true }),
    ...(order.length > 0 && { order }),
    ...(asked.batched && { batched: true }),
    ...(asked.locks && { locks: true }),
  };
}

function isUndefined(term: Term): boolean {
  return term.kind === 'name' && term.name === 'undefined';
}
