/** BoundaryBaseline: the boundaries a team has accepted, in `banyan.boundaries.json`; what is known to cross them may only become less. */
import type { CrossingKind, SharedTreatment } from './boundary-proposal';
import type { ModulePath } from './location';

/** Committed beside the code; written by `banyan accept`, held by `banyan check`. */
export interface BoundaryBaseline {
  readonly schema: 'banyan/boundary-baseline@1';
  /** Name of the analysed project. */
  readonly project: string;
  /** Folders below the root that are analysed. */
  readonly source: readonly string[];
  readonly contexts: readonly AcceptedContext[];
  /** What several contexts use, or none. */
  readonly shared: readonly AcceptedShare[];
  readonly crossings: readonly KnownCrossing[];
}

/** A context whose boundaries are a rule. */
export interface AcceptedContext {
  /** Lower case with dashes, e.g. `image-processing`. */
  readonly name: string;
  readonly members: readonly PlacePattern[];
  /** Entities that belong to it although none of its files declares them. */
  readonly entities?: readonly string[];
}

/** Files of no context, by what becomes of them. */
export interface AcceptedShare {
  readonly treatment: SharedTreatment;
  readonly members: readonly PlacePattern[];
}

/** A file, or a folder with everything below it: `src/orders/**`. The longest pattern that names a file places it. */
export type PlacePattern = string;

/** One crossing that was there when the boundaries were accepted. It has no line: code may move within its file. */
export interface KnownCrossing {
  readonly from: string;
  readonly to: string;
  readonly kind: CrossingKind;
  readonly file: ModulePath;
  /** Which one it is, e.g. `FilterService.apply calls PhotoService.findOwned`. */
  readonly text: string;
  /** The file at the other end. */
  readonly target?: ModulePath;
  /**
   * How many times it is there; once where this is absent.
   * @asType integer
   * @minimum 2
   */
  readonly count?: number;
}
