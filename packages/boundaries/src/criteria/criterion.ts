/** One reason why two members belong together. */
import type { SourceLocation } from '@banyan/model';
import type { FactsIndex } from '../facts-index';

/**
 * A node of the coupling graph: the path of a module, or what several modules have in common, written
 * `entity:Photo`, `folder:src/photos`, `route:photos`, `subject:photo`, `guard:AdminGuard`, `owner:@shop/images`. Modules that share such a node are coupled
 * through it: a star instead of all pairs keeps the graph small, and the middle of the star is the reason.
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
}

/** How strongly two nodes belong together, and where that is written. */
export interface CouplingScore {
  /** The node that needs the other one, where there is a direction. */
  readonly from: NodeId;
  readonly to: NodeId;
  /** Above 0; about 1 for one ordinary piece of evidence. */
  readonly score: number;
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
