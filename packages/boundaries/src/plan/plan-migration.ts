/**
 * The order in which contexts leave.
 *
 * A step's score is gain over what is left of its price. The gain has three parts (scale, autonomy, change), the price
 * is what all its seams cost, plus what a service costs even when nothing crosses. Both scales are judgement, so the
 * score orders steps of one plan and compares with nothing else.
 */
import type {
  BoundaryProposal,
  BoundedContext,
  CodeFacts,
  ExtractionStep,
  MigrationPlan,
  RuntimeEvidence,
} from '@banyan/model';
import { type FactsIndex, indexFacts } from '../facts-index';
import { directCouplingOf } from '../graph/coupling-of';
import { requireCurrent } from '../what-if/require-current';
import { keepBegun } from './keep-begun';
import { listPrerequisites } from './list-prerequisites';
import { measureGain } from './measure-gain';
import { measureOutcome } from './measure-outcome';
import { type Leaving, orderSteps } from './order-steps';
import { priceStep } from './price-step';
import { settlePrerequisites } from './settle-prerequisites';

/**
 * Extraction steps, the best first. Steps of `previous` that have begun stay in front, with what they said; the others
 * are planned anew around them.
 * @throws BanyanError `BOUNDARIES_PROPOSAL_OUTDATED` when the proposal was made from other facts
 */
export function planMigration(
  proposal: BoundaryProposal,
  facts: CodeFacts,
  previous?: MigrationPlan,
  evidence?: RuntimeEvidence,
): MigrationPlan {
  const index = indexFacts(facts, evidence);
  requireCurrent(index, proposal);
  const kept = keepBegun(previous, proposal.contexts);
  const begun = kept.flatMap(({ context }) => context ?? []);
  const candidates = proposal.contexts
    .filter((context) => canLeave(context) && !begun.includes(context.name))
    .map((context) => ({ context, gain: measureGain(proposal, context, index) }));
  const open = toSteps(index, proposal, orderSteps(proposal, candidates, begun), begun, kept.length);
  return {
    schema: 'banyan/migration-plan@1',
    project: proposal.project,
    steps: [...kept.map(({ step }, at) => ({ ...step, order: at + 1 })), ...open],
  };
}

/** A context that nothing reaches from outside and that owns no data is code, not a service. */
function canLeave({ endpoints, entities }: BoundedContext): boolean {
  return endpoints.length > 0 || entities.length > 0;
}

function toSteps(
  index: FactsIndex,
  proposal: BoundaryProposal,
  leaving: readonly Leaving[],
  begun: readonly string[],
  before: number,
): ExtractionStep[] {
  const coupling = directCouplingOf(index);
  const names = [...begun, ...leaving.map(({ context }) => context.name)];
  return leaving.map((one, at) => {
    const order = before + at + 1;
    const gone = begun.length + at;
    const after = { contexts: order, ...measureOutcome(index, coupling, proposal, names.slice(0, gone + 1)) };
    return { order, ...toStep(index, proposal, one, names.slice(0, gone)), after };
  });
}

function toStep(
  index: FactsIndex,
  proposal: BoundaryProposal,
  { context, gain, left, score }: Leaving,
  outside: readonly string[],
): Omit<ExtractionStep, 'order'> {
  const { score: price, crossings } = priceStep(proposal, context.name);
  return {
    context: context.name,
    members: context.members.map(({ module }) => module),
    status: 'planned',
    ...{ score, gain },
    price: { score: price, left, crossings },
    prerequisites: settlePrerequisites(listPrerequisites(proposal, context, index), outside),
    routes: context.endpoints.filter(({ kind }) => kind === 'http').map(({ method, path }) => ({ method, path })),
    entities: context.entities.map((name) => ({ name, table: index.entities.get(name)?.table ?? name })),
  };
}
