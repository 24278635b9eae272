/** What is held of a span until its trace is summed up: nothing that a user typed. */
import { toPathTemplate } from '../paths/to-path-template';
import type { SourceTally } from '../source-tally';
import type { Span, SpanFacts } from './span';
import { type Statement, toStatement } from './to-statement';

/** A span without literals, with the file it came from. */
export interface KeptSpan extends Omit<Span, 'trace' | 'facts'> {
  readonly facts: Omit<SpanFacts, 'statement'>;
  readonly statement?: Statement;
  readonly source: SourceTally;
}

/** Literals of statements and paths go at once. A span that ends before it begins took no time. */
export function toKeptSpan(span: Span, source: SourceTally): KeptSpan {
  const { trace: _trace, facts, ...rest } = span;
  const { statement: _statement, path, ...others } = facts;
  const statement = toStatement(facts, span.name);
  return {
    ...rest,
    duration: Math.max(0, span.duration),
    facts: path === undefined ? others : { ...others, path: toPathTemplate(path) },
    ...(statement && { statement }),
    source,
  };
}
