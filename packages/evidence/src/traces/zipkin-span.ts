/** A span of Zipkin's JSON, version 2, → a span. Microseconds. */
import { toFacts } from './attribute-names';
import type { Resources } from './resources';
import type { Span } from './span';
import { type Loose, toId, toNumber, toText } from './span-values';
import { toKind } from './to-kind';

/** The span, or why it cannot be used. Both halves of a call may have the same id: see `linkTrace`. */
export function toZipkinSpan(raw: Loose, resources: Resources): Span | string {
  const trace = toId(raw['traceId'], 16);
  if (!trace) return 'no-trace-id';
  const id = toId(raw['id'], 8);
  if (!id) return 'no-span-id';
  const start = toNumber(raw['timestamp']);
  if (!start) return 'no-time';
  const tags = raw['tags'];
  const peer = toText((raw['remoteEndpoint'] as Loose | undefined)?.['serviceName']);
  const facts = toFacts(tags);
  return {
    trace,
    id,
    parent: toId(raw['parentId'], 8),
    name: toText(raw['name']) ?? '',
    kind: toKind(raw['kind']),
    start: start / 1000,
    duration: (toNumber(raw['duration']) ?? 0) / 1000,
    error: isObject(tags) && 'error' in tags && tags['error'] !== 'false',
    resource: resources.of(toText((raw['localEndpoint'] as Loose | undefined)?.['serviceName'])),
    facts: peer === undefined || facts.peer !== undefined ? facts : { ...facts, peer },
  };
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null;
}
