/** Facts and proposal have to be of the same code. */
import { BanyanError, type BoundaryProposal } from '@banyan/model';
import type { FactsIndex } from '../facts-index';

/**
 * Every file of the proposal must be among the facts, and every file of the facts in the proposal.
 * @throws BanyanError `BOUNDARIES_PROPOSAL_OUTDATED`
 */
export function requireCurrent({ has, modules }: FactsIndex, { contexts, shared }: BoundaryProposal): void {
  const named = [...contexts.flatMap(({ members }) => members), ...shared].map(({ module }) => module);
  if (named.length === modules.length && named.every(has)) return;
  throw new BanyanError(
    'BOUNDARIES_PROPOSAL_OUTDATED',
    'The proposal was made from other facts than those at hand.',
    'Run `banyan propose` again first.',
  );
}
