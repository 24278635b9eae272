/** From facts to a boundary proposal: the whole of it in one function. */
import type { BoundaryProposal, CodeFacts, RuntimeEvidence } from '@banyan/model';
import type { Constraints } from './constraints/constraints';
import { nameContexts } from './contexts/name-contexts';
import { surveyGround } from './contexts/survey-ground';
import { louvain } from './detection/louvain';
import { sweep } from './detection/sweep';
import { indexFacts } from './facts-index';
import { toProposal } from './to-proposal';

/** How a proposal is looked for. */
export interface ProposeOptions {
  /** The same seed gives the same proposal. Default 1. */
  readonly seed?: number;
  /** A single resolution instead of a sweep: below 1 fewer, above 1 more contexts. */
  readonly resolution?: number;
  /** What the team has decided; compiled by `compileConstraints`. */
  readonly constraints?: Constraints;
  /** What the code alone does not show, where it was gathered. */
  readonly evidence?: RuntimeEvidence;
}

/**
 * One way to cut the monolith, with a reason for every member and a price for every crossing.
 * Pure: the same facts and options give the same proposal, byte for byte.
 * @example propose(facts, { seed: 7 }).contexts.map(({ name }) => name)
 */
export function propose(
  facts: CodeFacts,
  { seed = 1, resolution, constraints, evidence }: ProposeOptions = {},
): BoundaryProposal {
  const ground = surveyGround(indexFacts(facts, evidence), constraints);
  const detection = sweep(ground, louvain, { seed, ...(resolution === undefined ? {} : { resolution }) });
  const { placement } = detection;
  return toProposal(ground, placement, nameContexts(ground.index, placement), detection);
}
