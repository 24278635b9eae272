/** MigrationPlan: in which order the contexts leave the monolith, what each step cuts, and what it gains. */
import type { CrossingKind } from './boundary-proposal';
import type { ModulePath, SourceLocation } from './location';

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
  /** What a step that has begun was called before its context got another name. */
  readonly formerly?: string;
  /** The files of the context: by them a step is found again. Absent in plans of earlier versions. */
  readonly members?: readonly ModulePath[];
  readonly status: 'planned' | 'extracted' | 'routed' | 'done';
  /** Higher is sooner: gain over what is left of the price when its turn comes. */
  readonly score: number;
  readonly gain: StepGain;
  readonly price: StepPrice;
  /** What the monolith and its services look like then. Absent in plans of earlier versions. */
  readonly after?: StepOutcome;
  /** What should be done first, in this order. */
  readonly prerequisites: readonly Prerequisite[];
  /** Routes the service takes over. */
  readonly routes: readonly StepRoute[];
  /** Entities the context owns and the tables that move with them at the data level. */
  readonly entities: readonly { readonly name: string; readonly table: string }[];
}

/** What leaving is good for. */
export interface StepGain {
  /** The sum of the parts that are known. */
  readonly score: number;
  /** Absent in plans of earlier versions. */
  readonly parts?: readonly GainPart[];
  /** What else there is to say. */
  readonly reasons: readonly string[];
}

/** One kind of gain: machines of its own, a team that waits for nobody, changes released by themselves. */
export interface GainPart {
  readonly name: 'scale' | 'autonomy' | 'change';
  /** Absent where the evidence is missing; the reasons say how to get it. */
  readonly score?: number;
  readonly reasons: readonly string[];
}

/** What leaving costs. */
export interface StepPrice {
  /** All seams of the context. */
  readonly score: number;
  /** What earlier steps have not paid for it already. Absent in plans of earlier versions. */
  readonly left?: number;
  /** Number of crossings of each kind, of both directions. */
  readonly crossings: Readonly<Partial<Record<CrossingKind, number>>>;
}

/** The figures when this step and all before it are done, and everything else is still one monolith. */
export interface StepOutcome {
  /** Contexts outside. */
  readonly contexts: number;
  /** The price of the seams there are then, counted as in a proposal: state counts for every seam that shows it. */
  readonly price: number;
  /** Share of coupling weight that crosses a boundary, 0 to 1. */
  readonly cutShare: number;
  /** Newman and Girvan's Q of the coupling graph. */
  readonly modularity: number;
  /** Places that ask another process once each time they run. */
  readonly roundTrips: number;
  /** Places that ask another process once per item. */
  readonly perItem: number;
  /** Transactions that have become sagas. */
  readonly sagas: number;
}

/** Something to mend or decide before a step. */
export interface Prerequisite extends SourceLocation {
  readonly kind: 'break-cycle' | 'share-state' | 'publish-event' | 'batch-calls' | 'split-transaction' | 'move-table';
  readonly text: string;
  /** The context of an earlier step that asks for the same: nothing is left to do once that one is done. */
  readonly doneWith?: string;
}

/** A route as a client calls it. */
export interface StepRoute {
  readonly method: string;
  /** With `:name` parameters, e.g. `/api/photos/:id/filters`. */
  readonly path: string;
}
