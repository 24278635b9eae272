/** Functions that a profile shows to take the processor, or to hold the event loop. */
import type { SymbolId } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { runContexts } from '../../roles/run-contexts';
import { busyMilliseconds, functionTimes, type FunctionTime } from '../../runtime/profile-time';
import { shortName } from '../../symbol-name';
import type { FindingDraft, HotspotRule } from '../rule';

/** Share of the busy time, in the function's own lines. */
const noted = 0.1;
const grave = 0.25;
/** Milliseconds without a break: everybody else waits as long, however seldom it is. */
const stall = 100;
/** Below this share one such stretch may be chance: a collection of garbage, a busy machine. */
const chance = 0.01;

export const measuredCpu: HotspotRule = {
  name: 'measured-cpu',
  family: 'event-loop',
  describes: 'A profile shows a function that takes the processor while requests wait.',
  find: (index) => ({
    findings: [...functionTimes(index)].flatMap(([id, time]) => toDraft(index, id, time)),
    harmless: [],
  }),
};

function toDraft(index: FactsIndex, id: SymbolId, time: FunctionTime): FindingDraft[] {
  const busy = busyMilliseconds(index);
  const fact = index.functions.get(id);
  const share = busy > 0 ? time.own / busy : 0;
  const holds = time.longest >= stall && share >= chance;
  if (!fact || (share < noted && !holds) || !isServing(index, id)) return [];
  const percent = Math.round(share * 100);
  return [
    {
      ...{ file: fact.file, line: time.line, function: id, subject: shortName(id) },
      severity: share >= grave || holds ? 'high' : 'medium',
      confidence: 0.95,
      title: `${shortName(id)} takes ${percent} % of the processor`,
      reasons: [
        `${Math.round(time.own)} of ${Math.round(busy)} busy milliseconds of the profile fell into its own lines, most into this one.`,
        ...(holds
          ? [`It ran for up to ${Math.round(time.longest)} ms without a break; every other request waited as long.`]
          : []),
      ],
      fix: {
        text: 'Do the work once and keep the result, or hand it to a worker through a queue.',
        where: 'worker',
      },
    },
  ];
}

/** Start-up and scripts keep nobody waiting. */
function isServing(index: FactsIndex, id: SymbolId): boolean {
  return runContexts(index)
    .of(id)
    .some(({ context }) => context === 'request' || context === 'unknown' || context === 'background');
}
