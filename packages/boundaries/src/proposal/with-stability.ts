/** How sure the places of a proposal are, written into it. */
import type { BoundaryProposal, BoundedContext, ModulePath } from '@banyan/model';
import { round } from '../contexts/explain-member';

/** The proposal with the stability of every member, and the means of its contexts and of all. */
export function withStability(
  proposal: BoundaryProposal,
  stability: ReadonlyMap<ModulePath, number>,
): BoundaryProposal {
  if (proposal.contexts.length === 0) return proposal;
  const contexts = proposal.contexts.map((context) => sure(context, stability));
  const all = meanOf(contexts.flatMap(({ members }) => members.map((one) => one.stability)));
  return { ...proposal, contexts, metrics: { ...proposal.metrics, stability: round(all) } };
}

function sure(context: BoundedContext, stability: ReadonlyMap<ModulePath, number>) {
  const members = context.members.map((one) => ({ ...one, stability: round(stability.get(one.module) ?? 1) }));
  return { ...context, members, stability: round(meanOf(members.map((one) => one.stability))) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}
