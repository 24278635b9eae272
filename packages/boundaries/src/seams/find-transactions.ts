/** Transactions that write entities of several contexts. */
import { moduleOf, shortName } from '../facts-index';
import { at, crosses, type FoundCrossing, type Landscape } from './crossing';

/** One crossing per transaction and other context, from the context that runs it. */
export function findTransactions({ index, contextOf, ownerOfEntity }: Landscape): FoundCrossing[] {
  return index.facts.transactions.flatMap((fact) => {
    const home = contextOf(moduleOf(fact.function));
    const others = [...new Set(fact.entities.map(ownerOfEntity))].sort();
    return others.flatMap((other) => {
      const ends = crosses(home, other);
      if (ends === undefined) return [];
      const theirs = fact.entities.filter((entity) => ownerOfEntity(entity) === other).join(', ');
      const text = `${shortName(fact.function)} writes ${theirs} in its transaction over ${fact.entities.join(', ')}`;
      return [{ ...ends, kind: 'transaction' as const, text, ...at(fact) }];
    });
  });
}
