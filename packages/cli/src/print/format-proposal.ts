/** A boundary proposal for people: contexts with their members and reasons, then seams with their crossings. */
import { BanyanError, type BoundaryProposal, type BoundedContext, formatLocation, type Seam } from '@banyan/model';
import { paint } from './paint';
import { formatTable } from './table';

/** What to print of a proposal. */
export interface ProposalView {
  /** Only this context and the seams that touch it. */
  readonly context?: string;
  /** Leave members and crossings out. */
  readonly brief: boolean;
}

/** The proposal as text. */
export function formatProposal(proposal: BoundaryProposal, view: ProposalView): string {
  const contexts = proposal.contexts.filter(({ name }) => view.context === undefined || name === view.context);
  if (contexts.length === 0 && view.context !== undefined) throw unknownContext(view.context, proposal);
  const seams = proposal.seams.filter(
    ({ from, to }) => view.context === undefined || [from, to].includes(view.context),
  );
  const blocks = view.brief
    ? []
    : [...contexts.map(formatContext), ...formatShared(proposal, view), ...seams.map(formatSeam)];
  return [formatOverview(contexts, proposal), ...blocks].join('\n\n');
}

function unknownContext(name: string, proposal: BoundaryProposal): BanyanError {
  const names = proposal.contexts.map((context) => context.name).join(', ');
  return new BanyanError('CLI_CONTEXT_UNKNOWN', `There is no context called "${name}".`, `The proposal has ${names}.`);
}

function formatOverview(contexts: readonly BoundedContext[], proposal: BoundaryProposal): string {
  const { modularity, cutShare, completeness, price } = proposal.metrics;
  const rows = contexts.map(({ name, members, endpoints, entities, scalePressure }) => [
    name,
    members.length,
    endpoints.length,
    entities.length,
    scalePressure.score,
    priceOf(name, proposal.seams),
  ]);
  const metrics = `modularity ${modularity}, cut ${percent(cutShare)} of the coupling, ${percent(completeness)} of the files placed, price ${price}`;
  return `${formatTable([['context', 'files', 'entry points', 'entities', 'scale pressure', 'price'], ...rows])}\n${metrics}`;
}

function priceOf(context: string, seams: readonly Seam[]): number {
  const own = seams.filter(({ from, to }) => from === context || to === context);
  return Math.round(own.reduce((sum, seam) => sum + seam.price, 0) * 10) / 10;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function formatContext(context: BoundedContext): string {
  const pressure = context.scalePressure.reasons.map((reason) => `  scale: ${reason.text} (${formatLocation(reason)})`);
  const members = context.members.flatMap(({ module, reasons }) => [
    `  ${module}`,
    ...reasons.map(
      (reason) =>
        `    ${percent(reason.weight).padStart(5)} ${reason.text}${formatEvidence(reason.evidence.map(formatLocation))}`,
    ),
  ]);
  const entities = context.entities.length > 0 ? [`  entities: ${context.entities.join(', ')}`] : [];
  return [paint('bold', context.name), ...entities, ...pressure, ...members].join('\n');
}

function formatEvidence(locations: readonly string[]): string {
  return locations.length === 0 ? '' : ` (${locations.slice(0, 3).join(', ')}${locations.length > 3 ? ', …' : ''})`;
}

function formatShared({ shared }: BoundaryProposal, view: ProposalView): string[] {
  if (shared.length === 0 || view.context !== undefined) return [];
  const lines = shared.map(({ module, treatment, reason }) => `  ${module}\n    ${treatment}: ${reason}`);
  return [[paint('bold', 'shared'), ...lines].join('\n')];
}

function formatSeam({ from, to, crossings, price }: Seam): string {
  const lines = crossings.map(
    (crossing) =>
      `  ${formatLocation(crossing)} ${crossing.kind}: ${crossing.text} → ${crossing.pattern} (${crossing.price})`,
  );
  return [`${paint('bold', `${from} → ${to}`)} price ${price}`, ...lines].join('\n');
}
