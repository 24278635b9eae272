/** What a function does besides computing, itself and through everything it calls. */
import {
  type DataAccessFact,
  type EmissionFact,
  groupBy,
  type HeavyWorkFact,
  type ProcessStateFact,
  type SymbolId,
} from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { reachedFrom } from './reached-from';

/** Facts of every function reached. */
export interface Effects {
  readonly reads: readonly DataAccessFact[];
  readonly writes: readonly DataAccessFact[];
  readonly emissions: readonly EmissionFact[];
  /** State of the process that is changed, and files that are written. */
  readonly changes: readonly ProcessStateFact[];
  readonly heavy: readonly HeavyWorkFact[];
}

const lookups = oncePerIndex((index) => ({
  emissions: groupBy(index.facts.emissions, (fact) => fact.function),
  heavy: groupBy(index.facts.heavyWork, (fact) => fact.function),
  changes: groupBy(index.facts.processState.flatMap(changersOf), ([id]) => id),
}));

export function effectsOf(index: FactsIndex, start: SymbolId): Effects {
  const { emissions, heavy, changes } = lookups(index);
  const reached = reachedFrom(index, start);
  const accesses = reached.flatMap((id) => index.accessesOf.get(id) ?? []);
  return {
    reads: accesses.filter(({ operation }) => operation === 'read'),
    writes: accesses.filter(({ operation }) => operation === 'write'),
    emissions: reached.flatMap((id) => emissions.get(id) ?? []),
    changes: reached.flatMap((id) => (changes.get(id) ?? []).map(([, fact]) => fact)),
    heavy: reached.flatMap((id) => heavy.get(id) ?? []),
  };
}

function changersOf(fact: ProcessStateFact): (readonly [SymbolId, ProcessStateFact])[] {
  if (fact.kind === 'local-disk') return [[fact.owner, fact]];
  return (fact.changedIn ?? []).map((id) => [id, fact] as const);
}
