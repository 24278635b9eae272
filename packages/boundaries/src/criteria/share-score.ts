/** What a score of files says about the functions in them: each has the share of it that it brought. */
import { groupBy, type SymbolId } from '@banyan/model';
import { moduleOf } from '../facts-index';
import type { CouplingScore, NodeId } from './criterion';

/** Which node a symbol is: its file, or itself. */
export type PlaceOf = (symbol: SymbolId) => NodeId;

/** A symbol as a node of its own. */
export const itself: PlaceOf = (symbol) => symbol;

/** How a criterion scores facts that it takes together. */
export interface Sharing<T> {
  /** Facts with the same key have the same two symbols. */
  readonly pairOf: (fact: T) => string;
  /** How much a fact counts before the sum is damped. */
  readonly amountOf: (fact: T) => number;
  readonly toScore: (facts: readonly T[], placeOf: PlaceOf) => CouplingScore;
}

/** One score for each pair of symbols; together they are the score of their files. */
export function shareScore<T>(facts: readonly T[], { pairOf, amountOf, toScore }: Sharing<T>): CouplingScore[] {
  const sum = (some: readonly T[]) => some.reduce((total, fact) => total + amountOf(fact), 0);
  const perAmount = toScore(facts, moduleOf).score / sum(facts);
  return [...groupBy(facts, pairOf).values()].map((own) => ({
    ...toScore(own, itself),
    score: perAmount * sum(own),
  }));
}

/** What a file has with itself is no score of files that could be shared: each pair of symbols has its own. */
export function scorePairsOf<T>(facts: readonly T[], { pairOf, toScore }: Sharing<T>): CouplingScore[] {
  return [...groupBy(facts, pairOf).values()].map((own) => toScore(own, itself));
}
