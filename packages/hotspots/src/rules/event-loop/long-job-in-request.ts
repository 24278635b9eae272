/** Jobs of seconds inside of a request: another process or the pool works, and the caller waits. */
import type { HeavyWorkFact, Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import type { FindingDraft, HotspotRule, RuleOutcome } from '../rule';
import { costText } from './cost-text';
import { queueSketch } from './queue-sketch';
import { workElsewhere, workInRequests } from './request-work';
import { graver, groupWork, placeOf, type WorkGroup } from './work-group';

export const longJobInRequest: HotspotRule = {
  name: 'long-job-in-request',
  family: 'event-loop',
  describes: 'A request starts a program, a browser or a job of seconds, and its caller waits for it.',
  find: (index): RuleOutcome => ({
    findings: groupWork(workInRequests(index, isJob)).map((group) => toDraft(index, group)),
    harmless: workElsewhere(index, isJob),
  }),
};

/** What blocks the loop is told by `blocked-event-loop`, with the same cure. */
function isJob({ effect, cost }: HeavyWorkFact): boolean {
  return effect === 'process' || (effect === 'pool' && cost === 'seconds');
}

function toDraft(index: FactsIndex, group: WorkGroup): FindingDraft {
  const [{ work, run }] = group;
  const waits = work.awaited === true;
  return {
    ...placeOf(group),
    severity: severityOf(group),
    confidence: waits ? 0.85 : 0.6,
    title: `${run.text} ${waits ? 'waits for' : 'starts'} ${work.what}`,
    reasons: [
      `${work.what} usually takes ${costText(work.cost)} and a core of its own${waits ? ', and the caller waits for it' : ''}.`,
      'As many of them run at once as there are requests: nothing bounds them.',
    ],
    fix: {
      text: work.instead ?? 'Do it in a worker behind a queue.',
      sketch: queueSketch(index, work, run),
      where: 'worker',
    },
  };
}

function severityOf(group: WorkGroup): Severity {
  const [{ work }] = group;
  if (work.cost === 'seconds') return 'high';
  return graver(work.awaited ? 'medium' : 'low', group);
}
