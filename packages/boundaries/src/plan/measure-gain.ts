/** What leaving is good for. */
import { type BoundaryProposal, type BoundedContext, formatLocation } from '@banyan/model';
import { round } from '../contexts/explain-member';
import type { FactsIndex } from '../facts-index';
import { changeGain } from './change-gain';

/** A team that can change and deploy its context alone: worth a few crossings, never as much as a stalled process. */
const fullAutonomy = 3;
/** Reasons shown per step. */
const shown = 5;

/**
 * Scale pressure first, then autonomy: the more of the project, and the fewer crossings per member, the more of it.
 * Where a history was read, what it says about changes comes on top.
 */
export function measureGain(
  proposal: BoundaryProposal,
  context: BoundedContext,
  index: FactsIndex,
): { score: number; reasons: string[] } {
  const { score: pressure, reasons } = context.scalePressure;
  const touching = proposal.seams.filter(({ from, to }) => from === context.name || to === context.name);
  const crossings = touching.reduce((sum, seam) => sum + seam.crossings.length, 0);
  const { length } = context.members;
  const share = Math.sqrt(length / Math.max(proposal.metrics.members, 1));
  const autonomy = (fullAutonomy * share * length) / (length + crossings);
  const pressing = reasons.slice(0, shown).map((reason) => `${reason.text} (${formatLocation(reason)})`);
  const changes = changeGain(index, context);
  const autonomous = autonomyReason(context, crossings, touching.length);
  return {
    score: round(pressure + autonomy + changes.score),
    reasons: [...pressing, ...autonomous, ...changes.reasons, ...reachReason(context)],
  };
}

function autonomyReason({ members }: BoundedContext, crossings: number, seams: number): string[] {
  return [
    `${members.length} modules, ${crossings} crossing${crossings === 1 ? '' : 's'} over ${seams} seam${seams === 1 ? '' : 's'}`,
  ];
}

/** A step without routes has nothing for the proxy to move: say what it becomes instead. */
function reachReason({ endpoints }: BoundedContext): string[] {
  if (endpoints.some(({ kind }) => kind === 'http')) return [];
  if (endpoints.length > 0)
    return ['no HTTP routes: leaves as a worker, started by its schedules, queues and messages'];
  return ['no entry points: reached by calls only, leaves as a service behind a contract'];
}
