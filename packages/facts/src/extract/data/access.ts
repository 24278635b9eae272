/** One access while it is being put together. */
import type { DataAccessFact } from '@banyan/model';

/** What an extractor says about a call: which entities it touches, and how. */
export type Touch = Pick<DataAccessFact, 'entity' | 'operation' | 'via'>;

export function reads(entity: string, via: Touch['via'] = 'repository'): Touch {
  return { entity, operation: 'read', via };
}

export function writes(entity: string, via: Touch['via'] = 'repository'): Touch {
  return { entity, operation: 'write', via };
}
