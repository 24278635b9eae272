/** The table of levels: from how far away coupling is looked at. */
import type { BoundaryProposal } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import type { CouplingGraph } from '../graph/coupling-graph';
import { couplingOf } from '../graph/coupling-of';
import { coupleClasses, coupleFunctions } from './couple-symbols';
import { coupleContexts } from './couple-contexts';
import { coupleEndpoints } from './couple-endpoints';
import { coupleEntities } from './couple-entities';
import { coupleFolders } from './couple-folders';

/** The name of a level. */
export type LevelName = 'function' | 'class' | 'file' | 'folder' | 'entity' | 'endpoint' | 'context';

/** A row of the table. */
export interface Level {
  readonly name: LevelName;
  /** What its nodes are and how they come to be coupled; one sentence for people. */
  readonly describes: string;
  /** Pure. A level that needs a proposal gives nothing without one. */
  readonly couple: (index: FactsIndex, proposal?: BoundaryProposal) => CouplingGraph;
  readonly needsProposal?: true;
}

/** From near to far, then the two that look along another axis. */
export const levels: readonly Level[] = [
  {
    name: 'function',
    describes: 'functions, classes, entities and entry points, by what the facts say of each',
    couple: coupleFunctions,
  },
  { name: 'class', describes: 'the same, every method in its class', couple: coupleClasses },
  { name: 'file', describes: 'files, entities and what files have in common, by all criteria', couple: couplingOf },
  { name: 'folder', describes: 'feature folders; a file outside of any stays a file', couple: coupleFolders },
  {
    name: 'context',
    describes: 'contexts of the proposal; a file in none stays a file',
    couple: coupleContexts,
    needsProposal: true,
  },
  {
    name: 'entity',
    describes: 'entities, by keys and by transactions, functions and entry points that use both',
    couple: coupleEntities,
  },
  {
    name: 'endpoint',
    describes: 'entry points, by the functions, tables and guards they share',
    couple: coupleEndpoints,
  },
];

/** The row of a name. */
export function levelNamed(name: LevelName): Level {
  return levels.find((level) => level.name === name)!;
}
