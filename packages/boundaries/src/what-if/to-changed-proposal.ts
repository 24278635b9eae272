/** A changed cut as a proposal again, with reasons, pressure and seams. */
import type { BoundaryProposal } from '@banyan/model';
import type { Constraints } from '../constraints/constraints';
import { surveyGround } from '../contexts/survey-ground';
import type { FactsIndex } from '../facts-index';
import { toProposal } from '../proposal/to-proposal';
import { anchorOf } from './anchor-of';
import { type Cut, cutOf, toPlacement } from './cut';
import { toRules } from './to-rules';
import type { WhatIf } from './try-changes';

/** The changed document, and what would keep the changes over the next detection. */
export interface ChangedProposal {
  readonly proposal: BoundaryProposal;
  /** For `banyan.yaml`. */
  readonly rules: string;
}

/** The proposal after the changes. What detection alone can say (how stable a member is) stays for those that stayed. */
export function toChangedProposal(
  index: FactsIndex,
  proposal: BoundaryProposal,
  { cut, changes }: Pick<WhatIf, 'cut' | 'changes'>,
  constraints?: Constraints,
): ChangedProposal {
  const ground = surveyGround(index, constraints);
  const { placement, names } = toPlacement(cut);
  const fresh = toProposal(ground, placement, names, proposal.detection);
  const { alternatives } = proposal;
  const changed: BoundaryProposal = {
    ...fresh,
    contexts: withStability(fresh.contexts, proposal, cut),
    ...(alternatives && { alternatives }),
    changed: [...(proposal.changed ?? []), ...changes],
  };
  const old = cutOf(proposal);
  return { proposal: changed, rules: toRules(index, changes, (context) => anchorOf(ground.coupling, old, context)) };
}

function withStability(
  contexts: BoundaryProposal['contexts'],
  proposal: BoundaryProposal,
  cut: Cut,
): BoundaryProposal['contexts'] {
  const old = cutOf(proposal).contexts;
  const known = new Map(
    proposal.contexts.flatMap(({ members }) => members.map(({ module, stability }) => [module, stability] as const)),
  );
  return contexts.map((context) => ({
    ...context,
    members: context.members.map((member) => {
      const stability =
        old.get(member.module) === cut.contexts.get(member.module) ? known.get(member.module) : undefined;
      return stability === undefined ? member : { ...member, stability };
    }),
  }));
}
