/** Work on the one thread that serves all requests: while it runs, nobody else is answered. */
import type { HeavyWorkFact, Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import type { FindingDraft, HotspotRule, RuleOutcome } from '../rule';
import { costText } from './cost-text';
import { fixOf } from './work-fix';
import { workElsewhere, workInRequests } from './request-work';
import { graver, groupWork, placeOf, type WorkGroup } from './work-group';

const severities: Readonly<Record<NonNullable<HeavyWorkFact['cost']>, Severity>> = {
  seconds: 'high',
  tenths: 'high',
  hundredths: 'medium',
  thousandths: 'low',
};

export const blockedEventLoop: HotspotRule = {
  name: 'blocked-event-loop',
  family: 'event-loop',
  describes: 'A request computes or waits on the thread that serves all requests.',
  find: (index): RuleOutcome => ({
    findings: groupWork(workInRequests(index, blocks)).map((group) => toDraft(index, group)),
    harmless: workElsewhere(index, blocks),
  }),
};

/** Regular expressions are judged by a rule of their own. */
function blocks({ effect, kind }: HeavyWorkFact): boolean {
  return effect === 'blocks-loop' && kind !== 'regex';
}

function toDraft(index: FactsIndex, group: WorkGroup): FindingDraft {
  const [{ work, run }] = group;
  return {
    ...placeOf(group),
    severity: graver(severities[work.cost ?? 'hundredths'], group),
    confidence: work.kind === 'cpu-loop' || work.kind === 'json' ? 0.6 : 0.9,
    title: `${work.what} holds the event loop in ${run.text}`,
    reasons: [
      `${work.what} runs on the thread that serves all requests and usually takes ${costText(work.cost)}: nobody else is answered meanwhile.`,
      ...(group.length > 1 ? [`The function has ${group.length} such lines.`] : []),
      ...(work.repetition ? ['It is repeated here.'] : []),
    ],
    fix: fixOf(index, work, run),
  };
}
