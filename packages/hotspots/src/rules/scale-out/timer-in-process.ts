/** Schedules that every instance keeps for itself. */
import type { ProcessStateFact, Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { type Effects, effectsOf } from '../../reach/effects-of';
import { reachedFrom } from '../../reach/reached-from';
import { offlineModules } from '../../roles/offline-modules';
import { moduleOf, shortName } from '../../symbol-name';
import type { FindingDraft, HotspotRule, RuleOutcome } from '../rule';
import { harmlessState, judgeByClass, placeOfState, type StateOfClass } from './state-of-class';

/** Names of calls that ask the other instances first. */
const asksOthers = /redlock|advisory|acquireLock|withLock|tryLock|runExclusive|isLeader|isPrimary|leaderElection/i;

export const timerInProcess: HotspotRule = {
  name: 'timer-in-process',
  family: 'scale-out',
  describes: 'A schedule runs once per instance instead of once.',
  find(index) {
    const offline = offlineModules(index);
    const timers = index.facts.processState.filter(
      ({ kind, file }) => kind === 'timer' && !index.isTest(file) && !offline.has(file),
    );
    return judgeByClass(timers, (facts) => judge(index, facts));
  },
};

/** Schedules of one class are moved together. */
function judge(index: FactsIndex, facts: StateOfClass): RuleOutcome {
  const judged = facts.map((fact) => ({ fact, effects: effectsOf(index, fact.owner) }));
  const telling = judged.filter(({ effects }) => effects.writes.length + effects.emissions.length > 0);
  const [worst] = telling.length > 0 ? telling : judged.filter(({ effects }) => effects.reads.length > 0);
  if (!worst) return harmlessState(facts[0], 'no-shared-data', 'It works on nothing that instances share.');
  if (reachedFrom(index, worst.fact.owner).some((id) => asks(index, id)))
    return harmlessState(worst.fact, 'locked', 'It asks for a lock that instances share.');
  return { findings: [toDraft(worst.fact, worst.effects, facts, telling.length > 0)], harmless: [] };
}

function asks(index: FactsIndex, id: string): boolean {
  return (index.functions.get(id)?.calls ?? []).some(({ text }) => asksOthers.test(text));
}

function toDraft(
  fact: ProcessStateFact,
  { writes, emissions, reads }: Effects,
  all: readonly ProcessStateFact[],
  changes: boolean,
): FindingDraft {
  const severity: Severity = changes ? 'medium' : 'low';
  const tables = [...new Set((changes ? writes : reads).map(({ entity }) => entity))].sort();
  const sent = [...new Set(emissions.map(({ name }) => name))].sort();
  const done = [...tables, ...sent].slice(0, 6).join(', ');
  return {
    ...placeOfState(fact, all),
    severity,
    confidence: 0.9,
    title: `${shortName(fact.owner)} runs once per instance (${fact.name})`,
    reasons: [
      changes ? `Each run writes or sends: ${done}.` : `Each run reads: ${done}.`,
      'With two instances everything it does is done twice, at the same moment.',
    ],
    fix: {
      text: 'Let one worker or the scheduler of the platform start it, or let each run take a lock that instances share.',
      sketch: `await queue.upsertJobScheduler('${moduleOf(fact.owner).split('/').at(-1)?.split('.')[0] ?? 'job'}', { pattern }, { name }); // BullMQ: once, however many instances`,
      where: 'worker',
    },
  };
}
