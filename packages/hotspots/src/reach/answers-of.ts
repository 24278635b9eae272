/** What decides about the answer of a handler: who asks, the clock, chance, and how long it is said to be good for. */
import { type AnswerFact, groupBy, type SymbolId } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { reachedFrom } from './reached-from';

/** Facts of answers by function. */
export const answersByFunction = oncePerIndex(
  ({ facts: { answers = [] }, isTest }): ReadonlyMap<SymbolId, readonly AnswerFact[]> =>
    groupBy(
      answers.filter(({ file }) => !isTest(file)),
      (fact) => fact.function,
    ),
);

/** Those of a function and of everything that it leads to. */
export function answersOf(index: FactsIndex, start: SymbolId): AnswerFact[] {
  const known = answersByFunction(index);
  if (known.size === 0) return [];
  return reachedFrom(index, start).flatMap((id) => known.get(id) ?? []);
}
