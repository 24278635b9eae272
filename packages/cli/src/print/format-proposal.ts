/** A boundary proposal for people: contexts with their members and reasons, seams with their crossings, the verdict. */
import { type BoundaryProposal, type BoundedContext, formatLocation, type Seam } from '@banyan/model';
import { formatAlternatives } from './format-alternatives';
import { formatOverview } from './format-overview';
import { formatReadiness } from './format-readiness';
import { paint } from './paint';
import { percent } from './percent';
import { pickContexts } from './pick-contexts';
import { shareOf } from './share-of';
import { slowestRequests, tellSeamCost } from './tell-cost';

/** Requests named of all that get slower. */
const shownRequests = 5;

/** What to print of a proposal. */
export interface ProposalView {
  /** Only this context and the seams that touch it. */
  readonly context?: string;
  /** Leave members and crossings out. */
  readonly brief: boolean;
}

/** The proposal as text. @throws BanyanError `CLI_CONTEXT_UNKNOWN` */
export function formatProposal(proposal: BoundaryProposal, view: ProposalView): string {
  const { contexts, seams } = pickContexts(proposal, view.context);
  const whole = view.context === undefined;
  const blocks = [
    formatOverview(contexts, proposal),
    ...formatSlower(contexts),
    ...(view.brief ? [] : contexts.map(formatContext)),
    ...(view.brief || !whole ? [] : formatShared(proposal)),
    ...(view.brief ? [] : seams.map(formatSeam)),
    ...(whole && proposal.unmet ? [formatUnmet(proposal.unmet)] : []),
    ...(whole && proposal.alternatives ? formatAlternatives(proposal) : []),
    ...(whole && proposal.readiness ? [formatReadiness(proposal.readiness)] : []),
  ];
  return blocks.join('\n\n');
}

/** The requests that a cut makes slower most. */
function formatSlower(contexts: readonly BoundedContext[]): string[] {
  const lines = slowestRequests(contexts, shownRequests);
  return lines.length === 0 ? [] : [['requests that get slower most', ...lines.map((line) => `  ${line}`)].join('\n')];
}

function formatContext(context: BoundedContext): string {
  const pressure = context.scalePressure.reasons.map((reason) => `  scale: ${reason.text} (${formatLocation(reason)})`);
  const members = context.members.flatMap(({ module, reasons, stability }) => [
    `  ${module}${stability === undefined ? '' : paint('dim', ` stays in ${percent(stability)} of the runs`)}`,
    ...reasons.map(
      (reason) =>
        `    ${shareOf(reason).padStart(5)} ${reason.text}${formatEvidence(reason.evidence.map(formatLocation))}`,
    ),
  ]);
  const entities = context.entities.length > 0 ? [`  entities: ${context.entities.join(', ')}`] : [];
  return [paint('bold', context.name), ...entities, ...pressure, ...members].join('\n');
}

function formatEvidence(locations: readonly string[]): string {
  return locations.length === 0 ? '' : ` (${locations.slice(0, 3).join(', ')}${locations.length > 3 ? ', …' : ''})`;
}

function formatShared({ shared }: BoundaryProposal): string[] {
  if (shared.length === 0) return [];
  const lines = shared.map(
    ({ module, treatment, reason, home }) =>
      `  ${module}\n    ${treatment}: ${reason}${home === undefined ? '' : `; looked after by ${home}`}`,
  );
  return [[paint('bold', 'shared'), ...lines].join('\n')];
}

function formatUnmet(unmet: NonNullable<BoundaryProposal['unmet']>): string {
  const lines = unmet.map((rule) => `  ${formatLocation(rule)} ${rule.text}`);
  return [paint('yellow', 'not to be had'), ...lines].join('\n');
}

function formatSeam({ from, to, crossings, price, cost }: Seam): string {
  const lines = crossings.map(
    (crossing) =>
      `  ${formatLocation(crossing)} ${crossing.kind}: ${crossing.text} → ${crossing.pattern} (${crossing.price})`,
  );
  const paid = cost === undefined ? '' : tellSeamCost(cost);
  return [`${paint('bold', `${from} → ${to}`)} price ${price}${paid && `: ${paid}`}`, ...lines].join('\n');
}
