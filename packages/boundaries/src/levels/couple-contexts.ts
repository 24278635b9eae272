/** Coupling between the contexts of a proposal. */
import type { BoundaryProposal } from '@banyan/model';
import { contextNode, entityNode, type NodeId } from '../criteria/criterion';
import type { FactsIndex } from '../facts-index';
import type { CouplingGraph } from '../graph/coupling-graph';
import { couplingOf } from '../graph/coupling-of';
import { joinFiles } from './join-files';

/** Members and entities in their context. What is shared or unused is in none and stays as it is. */
export function coupleContexts(index: FactsIndex, proposal?: BoundaryProposal): CouplingGraph {
  const contextOf = new Map<NodeId, NodeId>();
  for (const { name, members, entities } of proposal?.contexts ?? []) {
    for (const { module } of members) contextOf.set(module, contextNode(name));
    for (const entity of entities) contextOf.set(entityNode(entity), contextNode(name));
  }
  return joinFiles(couplingOf(index), (node) => contextOf.get(node));
}
