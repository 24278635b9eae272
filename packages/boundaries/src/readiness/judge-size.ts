/** Is it too large to be understood, built and released as one? */
import type { ReadinessReason } from '@banyan/model';
import { countOf, type ReadinessView } from './readiness-view';

/** Judgement: what a team can still hold in its heads. */
const large = 50_000;

/** Size alone never speaks for services, but a small application speaks against them. */
export function judgeSize({ index, proposal }: ReadinessView): ReadinessReason {
  const modules = index.facts.modules.filter(({ test }) => !test);
  const lines = modules.reduce((sum, module) => sum + module.lines, 0);
  const size = `${countOf(lines, 'line')} in ${countOf(modules.length, 'file')}, ${countOf(proposal.contexts.length, 'context')}`;
  return lines < large
    ? { aspect: 'size', says: 'stay', text: `${size}: small enough to be built, tested and released as one` }
    : {
        aspect: 'size',
        says: 'split',
        text: `${size}: large enough that parts of it are worth building and releasing apart, if somebody is there to do it`,
      };
}
