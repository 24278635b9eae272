/** What the container of the service holds, and why. */
import type { SourceLocation, SymbolId } from '@banyan/model';
import type { Entry, NestModule } from '../nest/nest-module';

/** A class the service's container makes. */
export interface KeptClass {
  readonly id: SymbolId;
  /** Who needs it: a class's id, or a phrase such as `the routes of images`. */
  readonly neededBy: string;
  /** The module it is made in. */
  readonly module: SymbolId;
}

/** The result of the walk through the container. */
export interface Kept {
  readonly modules: ReadonlyMap<SymbolId, NestModule>;
  readonly entries: ReadonlySet<Entry>;
  readonly classes: ReadonlyMap<SymbolId, KeptClass>;
  /** Things that are injected and that no module gives. */
  readonly missing: readonly Missing[];
}

/** A token nobody gives. */
export interface Missing extends SourceLocation {
  readonly token: string;
}
