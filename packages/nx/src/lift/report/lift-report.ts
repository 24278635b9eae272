/** What a lift did and what it wants to be known, each line with the place it is about. */
import type { SourceLocation, StepRoute, SymbolId } from '@banyan/model';

/** The report of one lift. */
export interface LiftReport {
  readonly context: string;
  readonly routes: readonly StepRoute[];
  readonly controllers: readonly LiftedClass[];
  readonly providers: readonly LiftedClass[];
  /** Files copied, and all files of the monolith without tests. */
  readonly files: { readonly lifted: number; readonly total: number };
  /** What lifted modules and the start do in the monolith and not here. */
  readonly left: readonly Remark[];
  /** State the monolith and the service do not share although the code reads as if they did. */
  readonly notShared: readonly Remark[];
  /** What a person should look at before traffic comes. */
  readonly warnings: readonly Remark[];
  /** Environment variables the lifted code reads. */
  readonly environment: readonly string[];
}

/** A remark about a place in the monolith. */
export interface Remark extends SourceLocation {
  readonly text: string;
}

/** A class in the service's container. */
export interface LiftedClass extends SourceLocation {
  readonly id: SymbolId;
  readonly name: string;
  /** The context it belongs to; absent for shared members. */
  readonly context?: string;
  readonly neededBy: string;
}
