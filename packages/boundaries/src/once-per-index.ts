/** Lookups that criteria, settling and seams all ask for: worked out once for each index. */
import { oncePer } from '@banyan/model';
import type { FactsIndex } from './facts-index';

export const oncePerIndex = oncePer<FactsIndex>();
