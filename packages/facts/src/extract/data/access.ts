/** One access while it is being put together. */
import type { DataAccessFact } from '@banyan/model';

/** What an extractor says about a call: which entities it touches, and how. */
export type Touch = Pick<DataAccessFact, 'entity' | 'operation' | 'via' | 'part'> & TouchDetails;

/** What a call says about the rows that it touches. */
export type TouchDetails = Pick<DataAccessFact, 'columns' | 'key'> & RowDetails;

/** How many rows come back, in which order, and whether they are locked. */
export type RowDetails = Pick<DataAccessFact, 'rows' | 'limited' | 'order' | 'batched' | 'locks'>;

export function reads(entity: string, via: Touch['via'] = 'repository'): Touch {
  return { entity, operation: 'read', via };
}

export function writes(entity: string, via: Touch['via'] = 'repository'): Touch {
  return { entity, operation: 'write', via };
}

/** The touches with the details put to the first one: what the call itself asks for. */
export function detailed(touches: readonly Touch[], details: TouchDetails): Touch[] {
  return touches.map((touch, index) => (index === 0 ? { ...touch, ...details } : touch));
}
