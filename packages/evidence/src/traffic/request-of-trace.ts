/** One request with all it did, and the requests of a trace. */
import { isCall } from '../traces/is-call';
import { ancestorsOf, type LinkedSpan, type Trail, trailAbove } from '../traces/linked-span';
import type { Statement } from '../traces/to-statement';
import { type EndpointIdentity, toEndpointIdentity } from './endpoint-identity';
import type { Stretch } from './is-sent-together';
import { toCallName } from './to-call-name';

/** What one request did. Milliseconds. */
export interface TracedRequest {
  readonly endpoint: EndpointIdentity;
  readonly duration: number;
  readonly error: boolean;
  readonly status: string | undefined;
  readonly statements: readonly Deed[];
  readonly calls: readonly Deed[];
}

/** One statement or call. */
export interface Deed extends Stretch {
  readonly template: string;
  readonly statement: Statement | undefined;
  readonly to: string | undefined;
  readonly code: CodePlace | undefined;
  readonly trail: Trail;
}

export interface CodePlace {
  readonly file?: string;
  readonly line?: number;
  readonly function?: string;
}

/** The spans of the request that `entry` stands for, itself included, in any order. */
export function toTracedRequest(
  entry: LinkedSpan,
  spans: readonly LinkedSpan[],
  peerOf: (call: LinkedSpan) => string | undefined,
): TracedRequest {
  const { span } = entry;
  const inner = [...spans].sort((a, b) => a.span.start - b.span.start || b.span.duration - a.span.duration);
  return {
    endpoint: toEndpointIdentity(entry, inner),
    duration: span.duration,
    status: span.facts.status,
    error: span.error || Number(span.facts.status) >= 500,
    statements: inner.filter(isStatement).map(toStatementDeed),
    calls: inner.filter(isCall).map((call) => toCallDeed(call, peerOf(call))),
  };
}

/** The innermost of layers that tell of one statement: the driver's, not the mapper's. */
function isStatement({ span, coversStatement }: LinkedSpan): boolean {
  return span.statement !== undefined && !coversStatement;
}

function toStatementDeed(link: LinkedSpan): Deed {
  return toDeed(link, link.span.statement!.template, undefined);
}

function toCallDeed(link: LinkedSpan, to: string | undefined): Deed {
  return toDeed(link, toCallName(link.span.facts, link.span.name), to);
}

function toDeed(link: LinkedSpan, template: string, to: string | undefined): Deed {
  const { start, duration, statement } = link.span;
  return { start, duration, template, statement, to, code: findCode(link), trail: trailAbove(link) };
}

/** Of the nearest span that says where it stands. */
function findCode(link: LinkedSpan): CodePlace | undefined {
  const own = toCodePlace(link.span);
  if (own) return own;
  for (const above of ancestorsOf(link)) {
    const code = toCodePlace(above.span);
    if (code) return code;
  }
  return undefined;
}

function toCodePlace({ facts: { file, line, function: name } }: LinkedSpan['span']): CodePlace | undefined {
  if (!file && !name) return undefined;
  const number = Number(line);
  return { ...(file && { file }), ...(number > 0 && { line: number }), ...(name && { function: name }) };
}
