/** A span of OTLP JSON, in camelCase or snake_case, → a span. */
import { FactGatherer } from './attribute-names';
import type { Span, SpanResource } from './span';
import { type Loose, millisBetween, nanosToMillis, toId, toText } from './span-values';
import { toKind } from './to-kind';

/** The span, or why it cannot be used. */
export function toOtlpSpan(value: unknown, resource: SpanResource): Span | string {
  const raw = value as Loose;
  const trace = toId(raw['traceId'] ?? raw['trace_id'], 16);
  if (!trace) return 'no-trace-id';
  const id = toId(raw['spanId'] ?? raw['span_id'], 8);
  if (!id) return 'no-span-id';
  const from = raw['startTimeUnixNano'] ?? raw['start_time_unix_nano'];
  const to = raw['endTimeUnixNano'] ?? raw['end_time_unix_nano'];
  const start = nanosToMillis(from);
  const duration = isNever(to) ? 0 : millisBetween(from, to);
  if (!start || duration === undefined) return 'no-time';
  return {
    trace,
    id,
    parent: toId(raw['parentSpanId'] ?? raw['parent_span_id'], 8),
    name: toText(raw['name']) ?? '',
    kind: toKind(raw['kind']),
    start,
    duration,
    error: isError(raw['status']),
    resource,
    facts: factsOf(raw['attributes']),
  };
}

/** A span that had not ended. */
function isNever(moment: unknown): boolean {
  return moment === 0 || moment === '0';
}

/** `service.name` of a resource. */
export function serviceOf(resource: unknown): string | undefined {
  const attributes = (resource as Loose)['attributes'];
  if (!Array.isArray(attributes)) return undefined;
  const found = attributes.find((attribute: Loose | null) => attribute?.['key'] === 'service.name') as
    | Loose
    | undefined;
  return found && toText(plainValue(found['value']));
}

function factsOf(attributes: unknown) {
  const gatherer = new FactGatherer();
  if (!Array.isArray(attributes)) return gatherer.facts;
  for (const attribute of attributes as readonly (Loose | null)[]) {
    const key = attribute?.['key'];
    if (typeof key === 'string') gatherer.add(key, plainValue(attribute!['value']));
  }
  return gatherer.facts;
}

/** `{ "stringValue": "x" }` → `x`. */
function plainValue(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  const any = value as Loose;
  return (
    any['stringValue'] ??
    any['intValue'] ??
    any['doubleValue'] ??
    any['string_value'] ??
    any['int_value'] ??
    any['double_value']
  );
}

function isError(status: unknown): boolean {
  return status !== null && typeof status === 'object' && isErrorCode((status as Loose)['code']);
}

/** As number, as text, or by name. */
export function isErrorCode(code: unknown): boolean {
  return code === 2 || code === '2' || code === 'STATUS_CODE_ERROR';
}
