/** Who imports a module. */
import { groupBy } from '@banyan/model';
import { oncePerIndex } from './once-per-index';

/** Imports between modules by what is imported; settling asks for them round by round. */
export const importersOf = oncePerIndex(({ imports }) => groupBy(imports, ({ to }) => to));
