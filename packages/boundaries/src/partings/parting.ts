/** One reason why two modules should part although they are coupled. */
import type { ModulePath, SourceLocation } from '@banyan/model';
import type { FactsIndex } from '../facts-index';

/** A row of the table of partings. */
export interface PartingCriterion {
  /** Stable, lower case with dashes, unlike the names of the coupling criteria. */
  readonly name: string;
  /** One sentence for people. */
  readonly describes: string;
  /** Pure. Prepares what it needs once, then answers for any two modules that are coupled; the same both ways round. */
  readonly between: (index: FactsIndex) => (a: ModulePath, b: ModulePath) => Parting | undefined;
}

/** Why two modules should part. */
export interface Parting {
  /** What is left of their coupling, above 0 and below 1: a reason to part weakens, it never repels. */
  readonly leaves: number;
  /** One line for people. */
  readonly text: string;
  readonly evidence: readonly SourceLocation[];
}
