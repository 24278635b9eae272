/** A span of OTLP JSON, in camelCase or snake_case, → a span. */
import { FactGatherer } from './attribute-names';
import type { Span, SpanKind, SpanResource } from './span';
import { nanosToMillis, toId, toText } from './span-values';

/** As far as it is read; nothing is taken for granted. */
export type Loose = Readonly<Record<string, unknown>>;

/** In the order of OTLP's enum; 0 is unspecified. */
const kinds: readonly SpanKind[] = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'];

/** The span, or why it cannot be used. */
export function toOtlpSpan(value: unknown, resource: SpanResource): Span | string {
  const raw = value as Loose;
  const trace = toId(raw['traceId'] ?? raw['trace_id'], 16);
  if (!trace) return 'no-trace-id';
  const id = toId(raw['spanId'] ?? raw['span_id'], 8);
  if (!id) return 'no-span-id';
  const start = nanosToMillis(raw['startTimeUnixNano'] ?? raw['start_time_unix_nano']);
  const end = nanosToMillis(raw['endTimeUnixNano'] ?? raw['end_time_unix_nano']);
  if (!start || end === undefined) return 'no-time';
  const parent = toId(raw['parentSpanId'] ?? raw['parent_span_id'], 8);
  return {
    trace,
    id,
    ...(parent && { parent }),
    name: toText(raw['name']) ?? '',
    kind: toKind(raw['kind']),
    start,
    duration: end === 0 ? 0 : end - start,
    error: isError(raw['status']),
    resource,
    facts: factsOf(raw['attributes']),
  };
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

/** `2`, `"2"`, `SPAN_KIND_SERVER`. */
function toKind(value: unknown): SpanKind {
  if (typeof value === 'number') return kinds[value] ?? 'internal';
  if (typeof value !== 'string') return 'internal';
  const name = value.replace(/^SPAN_KIND_/i, '').toLowerCase();
  return kinds.find((kind) => kind === name) ?? kinds[Number(value)] ?? 'internal';
}

function isError(status: unknown): boolean {
  const code = status !== null && typeof status === 'object' ? (status as Loose)['code'] : undefined;
  return code === 2 || code === '2' || code === 'STATUS_CODE_ERROR';
}
