/**
 * The order in which contexts leave.
 *
 * A step's score is gain over price. The gain is the scale pressure plus autonomy (how little the context is tied to
 * the rest); the price is what all its seams cost, plus what a service costs even when nothing crosses. Both scales
 * are judgement, so the score orders steps of one plan and compares with nothing else.
 */
import type {
  BoundaryProposal,
  BoundedContext,
  CodeFacts,
  ExtractionStep,
  MigrationPlan,
  RuntimeEvidence,
} from '@banyan/model';
import { round } from '../contexts/explain-member';
import { type FactsIndex, indexFacts } from '../facts-index';
import { measureGain } from './measure-gain';
import { listPrerequisites } from './list-prerequisites';
import { priceStep } from './price-step';
import { worthOf } from './worth-of';

type OpenStep = Omit<ExtractionStep, 'order'>;

/**
 * Extraction steps, the best first. Steps of `previous` that have begun keep their status and their place at the
 * front; what they say otherwise is computed anew while their context is still proposed.
 */
export function planMigration(
  proposal: BoundaryProposal,
  facts: CodeFacts,
  previous?: MigrationPlan,
  evidence?: RuntimeEvidence,
): MigrationPlan {
  const index = indexFacts(facts, evidence);
  const steps = proposal.contexts.filter(canLeave).map((context) => toStep(proposal, context, index));
  const begun = (previous?.steps ?? []).filter(({ status }) => status !== 'planned');
  const kept = begun.map(
    (old): OpenStep => ({ ...(steps.find(({ context }) => context === old.context) ?? old), status: old.status }),
  );
  const begunNames = new Set(begun.map(({ context }) => context));
  const open = steps.filter(({ context }) => !begunNames.has(context)).sort(byScore);
  return {
    schema: 'banyan/migration-plan@1',
    project: proposal.project,
    steps: [...kept, ...open].map((step, position) => ({ order: position + 1, ...step })),
  };
}

/** A context that nothing reaches from outside and that owns no data is code, not a service. */
function canLeave({ endpoints, entities }: BoundedContext): boolean {
  return endpoints.length > 0 || entities.length > 0;
}

function toStep(proposal: BoundaryProposal, context: BoundedContext, index: FactsIndex): OpenStep {
  const gain = measureGain(proposal, context, index);
  const price = priceStep(proposal, context.name);
  return {
    context: context.name,
    status: 'planned',
    score: round(worthOf(gain.score, price.score)),
    gain,
    price,
    prerequisites: listPrerequisites(proposal, context, index),
    routes: context.endpoints.filter(({ kind }) => kind === 'http').map(({ method, path }) => ({ method, path })),
    entities: context.entities.map((name) => ({ name, table: index.entities.get(name)?.table ?? name })),
  };
}

function byScore(a: OpenStep, b: OpenStep): number {
  return b.score - a.score || (a.context < b.context ? -1 : 1);
}
