/** What finders of crossings work on, and what they hand back. */
import type { CrossingKind, ModulePath, SourceLocation } from '@banyan/model';
import type { FactsIndex } from '../facts-index';

/** The proposed contexts, as far as crossings need to know. */
export interface Landscape {
  readonly index: FactsIndex;
  readonly contextOf: (module: ModulePath) => string | undefined;
  readonly ownerOfEntity: (entity: string) => string | undefined;
  /** Modules that run inside every context that uses them. */
  readonly isShared: (module: ModulePath) => boolean;
}

/** A crossing before it has a price. */
export interface FoundCrossing extends SourceLocation {
  readonly from: string;
  readonly to: string;
  readonly kind: CrossingKind;
  readonly text: string;
  readonly target?: SourceLocation;
  /** The entity of the other side that is touched or referred to. */
  readonly entity?: string;
  /** What it is called by where neither lines nor the first of several places count; else its own file and text. */
  readonly identity?: { readonly file: ModulePath; readonly text: string };
  /** Instead of the pattern the kind usually asks for. */
  readonly pattern?: string;
}

/** Both names when they are those of two different contexts. */
export function crosses(from: string | undefined, to: string | undefined): { from: string; to: string } | undefined {
  return from === undefined || to === undefined || from === to ? undefined : { from, to };
}

/** `{ file, line }` of anything that has more. */
export function at({ file, line }: SourceLocation): SourceLocation {
  return { file, line };
}
