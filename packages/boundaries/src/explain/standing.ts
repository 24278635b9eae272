/** Where a member is, and how strongly it is drawn where. */
import type { ContextMember, SharedMember } from '@banyan/model';
import { explainConstraints } from '../constraints/explain-constraints';
import { pullOf } from '../contexts/pull-of';
import type { NodeId } from '../criteria/criterion';
import type { Bond } from './bond';
import type { Survey } from './survey';

/** One member's place in a proposal. */
export interface Standing {
  readonly member: NodeId;
  /** Absent for what is in no context. */
  readonly context?: string;
  /** What becomes of it instead. */
  readonly shared?: Pick<SharedMember, 'treatment' | 'reason' | 'usedBy'>;
  /** How often it stays with its context over the seeds of the detection. */
  readonly stability?: number;
  /** Share of each context in its coupling to all of them, the strongest first. */
  readonly pulls: readonly Pull[];
  /** What `banyan.yaml` says about it. */
  readonly rules: readonly Pick<Bond, 'text' | 'evidence'>[];
}

/** How strongly a context draws a member. */
export interface Pull {
  readonly context: string;
  readonly weight: number;
  readonly share: number;
}

/** Looks a member up. */
export function standingOf(survey: Survey, member: NodeId): Standing {
  const context = survey.contextOf(member);
  const stability = placedMember(survey, member)?.stability;
  const verdict = survey.proposal.shared.find(({ module }) => module === member);
  return {
    member,
    ...(context !== undefined && { context }),
    ...(verdict && { shared: { treatment: verdict.treatment, reason: verdict.reason, usedBy: verdict.usedBy } }),
    ...(stability !== undefined && { stability }),
    pulls: pullsOn(survey, member),
    rules: explainConstraints(survey.constraints, member).map(({ text, evidence }) => ({ text, evidence })),
  };
}

/** The member as the proposal lists it. */
export function placedMember({ proposal }: Survey, member: NodeId): ContextMember | undefined {
  return proposal.contexts.flatMap(({ members }) => members).find(({ module }) => module === member);
}

function pullsOn({ coupling, contextOf }: Survey, member: NodeId): Pull[] {
  const pull = [...pullOf(coupling, contextOf, member)];
  const total = pull.reduce((sum, [, weight]) => sum + weight, 0);
  return pull
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([context, weight]) => ({ context, weight: round(weight), share: round(weight / total) }));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
