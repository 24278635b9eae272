/** One reason why two members belong together. */
import type { SourceLocation } from '@banyan/model';
import type { FactsIndex } from '../facts-index';

/**
 * A node of the coupling graph: the path of a module, or what several modules have in common, written
 * `entity:Photo`, `folder:src/photos`, `route:photos`, `subject:photo`, `guard:AdminGuard`, `owner:@shop/images`. Modules that share such a node are coupled
 * through it: a star instead of all pairs keeps the graph small, and the middle of the star is the reason. Below files
 * it is a symbol (`src/a.ts#A.run`) or an entry point (`endpoint:GET /photos`).
 */
export type NodeId = string;

/** What a member's own place says (`belonging`) or what it makes use of (`use`). The uses of hubs bind nobody. */
export type CriterionNature = 'belonging' | 'use';

/** A row of the criteria table. */
export interface CouplingCriterion {
  /** Stable, lower case with dashes; appears in proposals. */
  readonly name: string;
  /** One sentence for people. */
  readonly describes: string;
  readonly nature: CriterionNature;
  /** How much a score of 1 counts against the other criteria. */
  readonly weight: number;
  /** Its scores lead only to the middles of stars, never to a file or an entity. */
  readonly star?: true;
  /** Pure; sorted output is not required, equal output for equal facts is. */
  readonly score: (index: FactsIndex) => readonly CouplingScore[];
  /**
   * Where the facts are about functions and classes: the same scores between those, and what one file has with itself.
   * Between two files, or a file and an entity, the pieces add up to the score.
   */
  readonly pieces?: (index: FactsIndex) => readonly CouplingScore[];
}

/** What a row says about functions and classes. */
export type SymbolCriterion = Pick<CouplingCriterion, 'name' | 'describes' | 'nature' | 'weight'> &
  Required<Pick<CouplingCriterion, 'pieces'>>;

/** How strongly two nodes belong together, and where that is written. */
export interface CouplingScore {
  /** The node that needs the other one, where there is a direction. */
  readonly from: NodeId;
  readonly to: NodeId;
  /** Above 0; about 1 for one ordinary piece of evidence. */
  readonly score: number;
  /** How much of a user of the other node it makes, above 0 and up to 1; 1 where it is left out. */
  readonly users?: number;
  /** One line for people, e.g. `OrderController calls OrderService.total`. */
  readonly text: string;
  readonly evidence: readonly SourceLocation[];
}

/** `entity:Photo`. */
export const entityNode = (name: string): NodeId => `entity:${name}`;
/** `folder:src/photos`. */
export const folderNode = (path: string): NodeId => `folder:${path}`;
/** `route:photos`. */
export const routeNode = (prefix: string): NodeId => `route:${prefix}`;
/** `subject:photo`. */
export const subjectNode = (word: string): NodeId => `subject:${word}`;

/** `guard:AdminGuard`. */
export const guardNode = (name: string): NodeId => `guard:${name}`;

/** `owner:@shop/images`. */
export const ownerNode = (name: string): NodeId => `owner:${name}`;

/** `endpoint:GET /photos`. */
export const endpointNode = (name: string): NodeId => `endpoint:${name}`;
/** `context:images`. */
export const contextNode = (name: string): NodeId => `context:${name}`;
