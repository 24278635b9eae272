/** A span of Jaeger's JSON → a span. Microseconds; what OpenTelemetry calls attributes are tags. */
import { FactGatherer } from './attribute-names';
import type { Span, SpanKind, SpanResource } from './span';
import { type Loose, toId, toNumber, toText } from './span-values';
import { toKind } from './to-kind';

/** The span, or why it cannot be used. */
export function toJaegerSpan(raw: Loose, resource: SpanResource): Span | string {
  const trace = toId(raw['traceID'], 16);
  if (!trace) return 'no-trace-id';
  const id = toId(raw['spanID'], 8);
  if (!id) return 'no-span-id';
  const start = toNumber(raw['startTime']);
  const duration = toNumber(raw['duration']);
  if (!start || duration === undefined) return 'no-time';
  const { facts, kind, error } = readTags(raw['tags']);
  return {
    trace,
    id,
    parent: parentOf(raw),
    name: toText(raw['operationName']) ?? '',
    kind,
    start: start / 1000,
    duration: duration / 1000,
    error,
    resource,
    facts,
  };
}

function parentOf(raw: Loose): string | undefined {
  const references = Array.isArray(raw['references']) ? (raw['references'] as readonly (Loose | null)[]) : [];
  const own = references.filter((reference) => reference?.['traceID'] === raw['traceID']);
  const found = own.find((reference) => reference?.['refType'] === 'CHILD_OF') ?? own[0];
  return toId(found?.['spanID'] ?? raw['parentSpanID'], 8);
}

function readTags(tags: unknown): Pick<Span, 'facts' | 'error'> & { readonly kind: SpanKind } {
  const gatherer = new FactGatherer();
  let kind: SpanKind = 'internal';
  let error = false;
  for (const tag of Array.isArray(tags) ? (tags as readonly (Loose | null)[]) : []) {
    const key = tag?.['key'];
    const value = tag?.['value'];
    if (key === 'span.kind') kind = toKind(value);
    else if (key === 'error') error ||= value === true || value === 'true';
    else if (key === 'otel.status_code') error ||= value === 'ERROR';
    else if (typeof key === 'string') gatherer.add(key, value);
  }
  return { facts: gatherer.facts, kind, error };
}
