/** What every dialect is given. */
import type { Assignment } from './assignment';
import type { CallVolume } from './call-volume';

/** Use cases in which a member was seen at work. */
export type UseCases = ReadonlyMap<string, readonly string[]>;

/** A partition and what is known about its members. */
export interface ScoreInput {
  readonly assignment: Assignment;
  readonly calls: readonly CallVolume[];
  /** Without them, what is measured by use cases has no value. */
  readonly useCases?: UseCases;
}

/** Figures by name, as published: rounded to three decimals; `null` where the input for it was not given. */
export type Scores = Readonly<Record<string, number | null>>;
