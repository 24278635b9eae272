/** The part of a proposal that one context is about. */
import { BanyanError, type BoundaryProposal, type BoundedContext, type Seam, type SharedMember } from '@banyan/model';

/** Contexts, shared members and seams that are to be shown. */
export interface PickedContexts {
  readonly contexts: readonly BoundedContext[];
  readonly shared: readonly SharedMember[];
  readonly seams: readonly Seam[];
}

/** The named context with what touches it; everything when none is named. @throws BanyanError `CLI_CONTEXT_UNKNOWN` */
export function pickContexts(proposal: BoundaryProposal, context: string | undefined): PickedContexts {
  if (context === undefined) return proposal;
  const contexts = proposal.contexts.filter(({ name }) => name === context);
  if (contexts.length === 0) throw unknownContext(context, proposal);
  return {
    contexts,
    shared: proposal.shared.filter(({ usedBy, home }) => usedBy.includes(context) || home === context),
    seams: proposal.seams.filter(({ from, to }) => from === context || to === context),
  };
}

function unknownContext(name: string, proposal: BoundaryProposal): BanyanError {
  const names = proposal.contexts.map((context) => context.name).join(', ');
  return new BanyanError('CLI_CONTEXT_UNKNOWN', `There is no context called "${name}".`, `The proposal has ${names}.`);
}
