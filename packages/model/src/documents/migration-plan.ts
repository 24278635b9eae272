/** MigrationPlan: in which order the contexts leave the monolith, what each step cuts, and what it gains. */
import type { CrossingKind } from './boundary-proposal';
import type { SourceLocation } from './location';

/** Extraction steps in order. */
export interface MigrationPlan {
  readonly schema: 'banyan/migration-plan@1';
  readonly project: string;
  readonly steps: readonly ExtractionStep[];
}

/** One context leaving. */
export interface ExtractionStep {
  /** Counted from 1. */
  readonly order: number;
  readonly context: string;
  readonly status: 'planned' | 'extracted' | 'routed' | 'done';
  /** Higher is sooner: gain over price. */
  readonly score: number;
  readonly gain: { readonly score: number; readonly reasons: readonly string[] };
  readonly price: StepPrice;
  /** What should be done first. */
  readonly prerequisites: readonly Prerequisite[];
  /** Routes the service takes over. */
  readonly routes: readonly StepRoute[];
  /** Entities the context owns and the tables that move with them at the data level. */
  readonly entities: readonly { readonly name: string; readonly table: string }[];
}

/** What leaving costs. */
export interface StepPrice {
  readonly score: number;
  /** Number of crossings of each kind, of both directions. */
  readonly crossings: Readonly<Partial<Record<CrossingKind, number>>>;
}

/** Something to mend or decide before a step. */
export interface Prerequisite extends SourceLocation {
  readonly kind: 'break-cycle' | 'share-state' | 'split-transaction' | 'move-table';
  readonly text: string;
}

/** A route as a client calls it. */
export interface StepRoute {
  readonly method: string;
  /** With `:name` parameters, e.g. `/api/photos/:id/filters`. */
  readonly path: string;
}
