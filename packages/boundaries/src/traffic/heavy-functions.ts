/** Functions that keep a core busy: as a profile has measured, else as the code looks. */
import type { SourceLocation, SymbolId } from '@banyan/model';
import { type FactsIndex, moduleOf } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { isPasswordHashing } from '../pressure/password-hashing';
import { type ProcessorTime, processorTime } from './processor-time';

/** A place that is heavy, with what it does. */
export interface HeavyPlace extends SourceLocation {
  readonly what: string;
}

/** A function with this share of all processor time is heavy, whatever it does. */
const hotShare = 0.05;

/**
 * The first heavy place of each such function. Where a profile has seen a file run, it decides about that file; a file
 * that it has not seen may just not have been asked for.
 */
export const heavyFunctions: (index: FactsIndex) => ReadonlyMap<SymbolId, HeavyPlace> = oncePerIndex((index) => {
  const time = processorTime(index);
  const found = new Map<SymbolId, HeavyPlace>(time === undefined ? [] : hotFunctions(index, time));
  for (const work of index.facts.heavyWork) {
    // Calls that only block for a moment ask for mending, not for other machines; passwords are hashed slowly on purpose.
    if (work.kind === 'sync-call' || isPasswordHashing(work) || !index.has(work.file)) continue;
    if (found.has(work.function) || time?.linesOf.has(moduleOf(work.function))) continue;
    found.set(work.function, work);
  }
  return found;
});

function hotFunctions({ functions }: FactsIndex, time: ProcessorTime): [SymbolId, HeavyPlace][] {
  return [...time.functions].flatMap(([id, own]) => {
    const fact = functions.get(id);
    if (fact === undefined || own < time.busy * hotShare) return [];
    const what = `${Math.round((100 * own) / time.busy)} % of the processor time measured`;
    return [[id, { what, file: fact.file, line: fact.line }]];
  });
}
