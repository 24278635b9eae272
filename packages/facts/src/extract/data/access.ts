/** One access while it is being put together. */
import type { DataAccessFact } from '@banyan/model';

/** What an extractor says about a call: which entities it touches, and how. */
export type Touch = Pick<DataAccessFact, 'entity' | 'operation' | 'via' | 'columns' | 'key'>;

export function reads(entity: string, via: Touch['via'] = 'repository'): Touch {
  return { entity, operation: 'read', via };
}

export function writes(entity: string, via: Touch['via'] = 'repository'): Touch {
  return { entity, operation: 'write', via };
}

/** The touches with columns and key put to the first one: what the call itself asks for. */
export function detailed(touches: readonly Touch[], details: Pick<Touch, 'columns' | 'key'>): Touch[] {
  return touches.map((touch, index) => (index === 0 ? { ...touch, ...details } : touch));
}
