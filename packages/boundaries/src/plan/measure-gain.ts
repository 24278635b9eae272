/** What leaving is good for. */
import type { BoundaryProposal, BoundedContext, GainPart, StepGain } from '@banyan/model';
import { round } from '../contexts/explain-member';
import type { FactsIndex } from '../facts-index';
import { autonomyGain } from './autonomy-gain';
import { changeGain } from './change-gain';
import { scaleGain } from './scale-gain';

/** Machines of its own, a team of its own, releases of its own. What is not known adds nothing, and says so. */
export function measureGain(proposal: BoundaryProposal, context: BoundedContext, index: FactsIndex): StepGain {
  const parts = [scaleGain(context), autonomyGain(proposal, context, index), toChangePart(index, context)];
  const score = round(parts.reduce((sum, part) => sum + (part.score ?? 0), 0));
  return { score, parts, reasons: reachReason(context) };
}

function toChangePart(index: FactsIndex, context: BoundedContext): GainPart {
  if (index.changesOf.size === 0)
    return {
      name: 'change',
      reasons: ['how often it changes is not known; `banyan evidence git` reads it from the history'],
    };
  const { score, reasons } = changeGain(index, context);
  return { name: 'change', score: round(score), reasons };
}

/** A step without routes has nothing for the proxy to move: say what it becomes instead. */
function reachReason({ endpoints }: BoundedContext): string[] {
  if (endpoints.some(({ kind }) => kind === 'http')) return [];
  if (endpoints.length > 0)
    return ['no HTTP routes: leaves as a worker, started by its schedules, queues and messages'];
  return ['no entry points: reached by calls only, leaves as a service behind a contract'];
}
