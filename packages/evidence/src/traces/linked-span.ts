/** A span with its place in the trace. */
import { toNameTemplate } from '../paths/to-name-template';
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
  /** Names of those from below the entry point down to itself: `trailOf`. */
  trail: Trail | undefined;
}

/** The outermost first; `key` tells one trail from another. */
export interface Trail {
  readonly names: readonly string[];
  readonly key: string;
}

const noTrail: Trail = { names: [], key: '' };
const mostLayers = 12;

/** Those above it, the nearest first, up to its entry point, which is left out. */
export function* ancestorsOf(linked: LinkedSpan): Generator<LinkedSpan> {
  for (let above = linked.parent; above && above !== linked.entry; above = above.parent) yield above;
}

/** Names of the layers around a span, below its entry point; all that stand in one layer share them. */
export function trailAbove({ parent, entry }: LinkedSpan): Trail {
  return parent === undefined || parent === entry ? noTrail : trailOf(parent);
}

function trailOf(linked: LinkedSpan): Trail {
  if (linked.trail) return linked.trail;
  const untold: LinkedSpan[] = [];
  let at: LinkedSpan | undefined = linked;
  for (; at && at !== at.entry && !at.trail; at = at.parent) untold.push(at);
  let trail = (at !== at?.entry && at?.trail) || noTrail;
  for (const layer of untold.reverse()) layer.trail = trail = extend(trail, toNameTemplate(layer.span.name));
  return trail;
}

/** Of endless nesting the outermost layers are told. */
function extend({ names, key }: Trail, name: string): Trail {
  return names.length < mostLayers ? { names: [...names, name], key: `${key}\n${name}` } : { names, key };
}
