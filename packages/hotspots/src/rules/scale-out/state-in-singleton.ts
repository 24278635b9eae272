/** State that requests leave in a singleton and that serves no known purpose. */
import type { ProcessStateFact } from '@banyan/model';
import { isAwaited } from '../../roles/endpoint-roots';
import { shortName } from '../../symbol-name';
import type { FindingDraft, HotspotRule } from '../rule';
import { type HeldState, heldState } from './held-state';

export const stateInSingleton: HotspotRule = {
  name: 'state-in-singleton',
  family: 'scale-out',
  describes: 'Requests change a collection of a singleton.',
  find(index) {
    const held = heldState(index, (fact) => fact.kind === 'collection' && fact.use === undefined);
    return {
      findings: held.filter(({ entryPoints }) => entryPoints.some(isAwaited)).map(toDraft),
      harmless: held.filter(({ entryPoints }) => !entryPoints.some(isAwaited)).map(toHarmless),
    };
  },
};

function toDraft({ facts, entryPoints, function: changer }: HeldState): FindingDraft {
  const [first, ...others] = facts;
  return {
    file: first.file,
    line: first.line,
    severity: 'medium',
    confidence: 0.6,
    title: `Requests change ${first.name}, which only one process has`,
    reasons: [
      `${shortName(changer)} changes it while a caller waits.`,
      'Another instance does not see the change, and a restart forgets it.',
    ],
    function: changer,
    subject: first.name,
    entryPoints,
    ...(others.length > 0 && { related: others.map(({ file, line, name }) => ({ file, line, text: name })) }),
    fix: {
      text: 'Keep it in a table or in Redis if another request needs it; in the request itself if none does.',
      where: 'monolith',
    },
  };
}

function toHarmless({ facts: [{ file, line, name }], function: changer }: HeldState) {
  const text = `No request changes ${name}: it is filled at the start or in the background.`;
  return { file, line, function: changer, subject: name, reason: 'not-by-requests', text } satisfies HarmlessDraft;
}

type HarmlessDraft = Pick<ProcessStateFact, 'file' | 'line'> &
  Record<'function' | 'subject' | 'reason' | 'text', string>;
