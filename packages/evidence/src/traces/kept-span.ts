/** What is held of a span until its trace is summed up: nothing that a user typed. */
import { toPathTemplate } from '../paths/to-path-template';
import type { SourceTally } from '../source-tally';
import type { FactsPool } from './facts-pool';
import type { Span, SpanFacts } from './span';
import { type Statement, toStatement } from './to-statement';

/** A span without literals, with the file it came from. */
export interface KeptSpan extends Omit<Span, 'trace'> {
  /** Without the text of the statement; the path is a template. */
  readonly facts: SpanFacts;
  readonly statement: Statement | undefined;
  readonly source: SourceTally;
}

/**
 * Literals of statements and paths go at once, out of the facts that were given as well; all else is copied. A span that
 * ends before it begins took no time. Written out field by field: this runs for every span, and spreading an object
 * costs more than reading it from JSON.
 */
export function toKeptSpan(span: Span, source: SourceTally, pool: FactsPool): KeptSpan {
  const statement = toStatement(span.facts, span.name);
  forgetLiterals(span.facts);
  return {
    id: span.id,
    parent: span.parent,
    name: span.name,
    kind: span.kind,
    start: span.start,
    duration: Math.max(0, span.duration),
    error: span.error,
    resource: span.resource,
    statement,
    facts: pool.share(span.name, span.facts),
    source,
  };
}

function forgetLiterals(facts: SpanFacts): void {
  if (facts.statement !== undefined) facts.statement = undefined;
  if (facts.path !== undefined) facts.path = toPathTemplate(facts.path);
}
