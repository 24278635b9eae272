/** Does one part need other machines than the rest? */
import { formatLocation, type ReadinessReason } from '@banyan/model';
import { type HeavyContext, heavyContexts } from './heavy-contexts';
import { countOf, type ReadinessView } from './readiness-view';

/** When more contexts than this do heavy work, the whole application needs machines, and gets them by copies of itself. */
const most = 0.5;

/** In one process, work that keeps a core busy stalls every other request: a service of its own mends that. */
export function judgeScale(view: ReadinessView): ReadinessReason {
  const heavy = heavyContexts(view);
  const differing = heavy.filter(({ differs }) => differs);
  if (differing.length > Math.max(1, view.proposal.contexts.length * most))
    return stay('most parts do heavy work: more copies of the whole serve them all');
  if (differing.length > 0) return { aspect: 'scale', says: 'split', text: differing.map(describe).join('; ') };
  const line = heavy.flatMap(({ reasons }) => reasons).find(({ measured }) => measured === undefined);
  const but =
    line === undefined
      ? ''
      : `; the heaviest place (${formatLocation(line)}) wants a queue or a worker thread, not a service`;
  return stay(`no part needs other machines than the rest, as far as ${shownBy(view)}${but}`);
}

function describe({ context, reasons, affordable, price }: HeavyContext): string {
  const measured = reasons.find((reason) => reason.measured !== undefined);
  const places =
    measured === undefined
      ? `requests wait for ${countOf(reasons.length, 'heavy place')} of ${context.name}, which stalls the rest in one process`
      : `${context.name} ${measured.text}`;
  return affordable ? places : `${places}, but cutting it out is priced ${price}: workers of the same code come first`;
}

function stay(text: string): ReadinessReason {
  return { aspect: 'scale', says: 'stay', text };
}

function shownBy({ index: { evidence } }: ReadinessView): string {
  const profile = evidence?.profile;
  return profile !== undefined && profile.milliseconds > profile.idle ? 'profile and code show' : 'the code shows';
}
