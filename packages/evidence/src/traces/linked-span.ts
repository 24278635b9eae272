/** A span with its place in the trace. */
import type { KeptSpan } from './kept-span';

/** Links are set once, by `linkTrace`. */
export interface LinkedSpan {
  readonly span: KeptSpan;
  parent: LinkedSpan | undefined;
  /** The span that stands for the request it belongs to; itself for an entry point; absent where none is known. */
  entry: LinkedSpan | undefined;
  /** A span below it asks a database: it is a layer around the statement, not one of its own. */
  coversStatement: boolean;
  /** It names a parent that did not come. */
  lostParent: boolean;
}

/** Those above it, the nearest first, up to its entry point, which is left out. */
export function* ancestorsOf(linked: LinkedSpan): Generator<LinkedSpan> {
  for (let above = linked.parent; above && above !== linked.entry; above = above.parent) yield above;
}
