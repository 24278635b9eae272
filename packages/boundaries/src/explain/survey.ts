/** A proposal held against the facts it was made from: what questions about it are answered with. */
import type { BoundaryProposal } from '@banyan/model';
import { entityNode, type NodeId } from '../criteria/criterion';
import type { FactsIndex } from '../facts-index';
import { toBindingGraph } from '../graph/binding-graph';
import type { CouplingGraph } from '../graph/coupling-graph';
import { couplingOf } from '../graph/coupling-of';
import { findRoles } from '../roles/module-role';
import type { Constraints } from '../constraints/constraints';

/** Facts and proposal with lookups. */
export interface Survey {
  readonly index: FactsIndex;
  readonly proposal: BoundaryProposal;
  readonly coupling: CouplingGraph;
  /** Without the uses of hubs and infrastructure, which bind nobody. */
  readonly binding: CouplingGraph;
  /** The context of a file or an entity. */
  readonly contextOf: (node: NodeId) => string | undefined;
  readonly constraints?: Constraints;
}

/** Builds the lookups. */
export function surveyProposal(index: FactsIndex, proposal: BoundaryProposal, constraints?: Constraints): Survey {
  const coupling = couplingOf(index);
  const contexts = contextsOf(proposal);
  return {
    ...{ index, proposal, coupling, binding: toBindingGraph(coupling, findRoles(index)) },
    contextOf: (node) => contexts.get(node),
    ...(constraints && { constraints }),
  };
}

/** The context of every placed file and entity of a proposal. */
export function contextsOf({ contexts }: BoundaryProposal): ReadonlyMap<NodeId, string> {
  return new Map(
    contexts.flatMap(({ name, members, entities }) =>
      [...members.map(({ module }) => module), ...entities.map(entityNode)].map((node): [NodeId, string] => [
        node,
        name,
      ]),
    ),
  );
}
