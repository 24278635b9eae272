/** Work on libuv's thread pool: four threads by default, which files, DNS and cryptography share. */
import type { HeavyWorkFact, Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import type { FindingDraft, HotspotRule, RuleOutcome } from '../rule';
import { costText } from './cost-text';
import { workElsewhere, workInRequests } from './request-work';
import { fixOf } from './work-fix';
import { graver, groupWork, isRepeated, placeOf, type WorkGroup } from './work-group';

export const poolSaturation: HotspotRule = {
  name: 'pool-saturation',
  family: 'event-loop',
  describes: 'A request computes on the thread pool: a few of them at once make everybody wait for files and DNS, too.',
  find: (index): RuleOutcome => ({
    findings: groupWork(workInRequests(index, fillsPool)).map((group) => toDraft(index, group)),
    harmless: workElsewhere(index, fillsPool),
  }),
};

/** What takes seconds is a job, whoever does it. */
function fillsPool({ effect, cost }: HeavyWorkFact): boolean {
  return effect === 'pool' && cost !== 'seconds';
}

function toDraft(index: FactsIndex, group: WorkGroup): FindingDraft {
  const [{ work, run }] = group;
  return {
    ...placeOf(group),
    severity: severityOf(group),
    confidence: 0.8,
    title: `${work.what} fills the thread pool in ${run.text}`,
    reasons: [
      `${work.what} leaves the event loop free, and takes one of the 4 threads of the pool for ${costText(work.cost)}.`,
      ...(isRepeated(group) ? ['It is repeated here: one request takes them all.'] : []),
    ],
    fix: fixOf(index, work, run),
  };
}

/** A password is hashed once per sign-in, slowly on purpose: worth knowing, not worth an hour. */
function severityOf(group: WorkGroup): Severity {
  const [{ work }] = group;
  const once = work.group === 'hashing' || work.module === 'crypto' || work.cost !== 'tenths';
  if (once) return isRepeated(group) ? 'medium' : 'low';
  return graver('medium', group);
}
