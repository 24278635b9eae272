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
import { keepBegun, type SaidStep } from './keep-begun';
import { listPrerequisites } from './list-prerequisites';
import { measureGain } from './measure-gain';
import { measureOutcome } from './measure-outcome';
import { type Leaving, orderSteps } from './order-steps';
import { priceStep } from './price-step';
import { settlePrerequisites } from './settle-prerequisites';

/**
 * Extraction steps, the best first. Steps of `previous` that have begun stay in front, with what they said; the others
 * are planned anew around them. What a step changes is said anew only where it began before its turn.
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
  const open = orderSteps(proposal, candidates, begun);
  const outside = [...begun, ...open.map(({ context }) => context.name)];
  const before = (context: string) => outside.slice(0, outside.indexOf(context));
  const planned = open.map((one) => ({
    step: toStep(index, proposal, one, before(one.context.name)),
    context: one.context.name,
  }));
  const coupling = directCouplingOf(index);
  const outcomeOf = (context: string) => measureOutcome(index, coupling, proposal, [...before(context), context]);
  const steps = [...kept, ...planned].map(({ step, context }, at): ExtractionStep => {
    const said = step.after !== undefined || context === undefined;
    return { order: at + 1, ...step, ...(said ? {} : { after: { contexts: at + 1, ...outcomeOf(context) } }) };
  });
  return { schema: 'banyan/migration-plan@1', project: proposal.project, steps };
}

/** A context that nothing reaches from outside and that owns no data is code, not a service. */
function canLeave({ endpoints, entities }: BoundedContext): boolean {
  return endpoints.length > 0 || entities.length > 0;
}

function toStep(
  index: FactsIndex,
  proposal: BoundaryProposal,
  { context, gain, left, score }: Leaving,
  outside: readonly string[],
): SaidStep {
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
