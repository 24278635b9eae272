/** Coupling between the contexts of a proposal. */
import type { BoundaryProposal } from '@banyan/model';
import { contextNode } from '../criteria/criterion';
import { contextsOf } from '../explain/survey';
import type { FactsIndex } from '../facts-index';
import type { CouplingGraph } from '../graph/coupling-graph';
import { couplingOf } from '../graph/coupling-of';
import { joinFiles } from './join-files';

/** Members and entities in their context. What is shared or unused is in none and stays as it is. */
export function coupleContexts(index: FactsIndex, proposal?: BoundaryProposal): CouplingGraph {
  const contexts = proposal ? contextsOf(proposal) : new Map<string, string>();
  return joinFiles(couplingOf(index), (node) => {
    const name = contexts.get(node);
    return name === undefined ? undefined : contextNode(name);
  });
}
