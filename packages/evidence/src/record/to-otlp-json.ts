/** Spans of an OpenTelemetry SDK → a line of OTLP JSON, without literals and without what says who asked. */
import { toPathTemplate } from '../paths/to-path-template';
import { normalizeStatement } from '../sql/normalize-statement';
import { isKnownAttribute } from '../traces/attribute-names';

/** As much of the SDK's span as is read; version 1 names the parent otherwise than version 2. */
export interface SdkSpan {
  readonly name: string;
  /** From 0, internal. OTLP counts from 1. */
  readonly kind: number;
  spanContext(): { readonly traceId: string; readonly spanId: string };
  readonly parentSpanContext?: { readonly spanId: string };
  readonly parentSpanId?: string;
  /** Seconds and nanoseconds. */
  readonly startTime: readonly [number, number];
  readonly endTime: readonly [number, number];
  readonly status: { readonly code: number };
  readonly attributes: Readonly<Record<string, unknown>>;
  setAttributes?(attributes: object): unknown;
  readonly instrumentationScope?: { readonly name: string };
  readonly instrumentationLibrary?: { readonly name: string };
}

/** One document, without the line's end. */
export function toOtlpJson(spans: readonly SdkSpan[], service: string): string {
  const scopes = new Map<string, object[]>();
  for (const span of spans) {
    const scope = (span.instrumentationScope ?? span.instrumentationLibrary)?.name ?? '';
    scopes.set(scope, [...(scopes.get(scope) ?? []), toOtlpSpan(span)]);
  }
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: service } }] };
  const scopeSpans = [...scopes].map(([name, list]) => ({ scope: { name }, spans: list }));
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans }] });
}

function toOtlpSpan(span: SdkSpan): object {
  const { traceId, spanId } = span.spanContext();
  const parentSpanId = span.parentSpanContext?.spanId ?? span.parentSpanId;
  return {
    traceId,
    spanId,
    ...(parentSpanId && { parentSpanId }),
    name: span.name,
    kind: span.kind + 1,
    startTimeUnixNano: toNanos(span.startTime),
    endTimeUnixNano: toNanos(span.endTime),
    attributes: toAttributes(span.attributes),
    status: { code: span.status.code },
  };
}

function toNanos([seconds, nanos]: readonly [number, number]): string {
  return `${seconds}${String(nanos).padStart(9, '0')}`;
}

/** What we do not read is not written: addresses, agents, headers, values of parameters. */
function toAttributes(attributes: SdkSpan['attributes']): object[] {
  const system = attributes['db.system.name'] ?? attributes['db.system'];
  const kept = Object.entries(attributes).filter(([key]) => isKnownAttribute(key) || key === 'nestjs.type');
  return kept.flatMap(([key, value]): object[] => {
    if (typeof value === 'string') return [{ key, value: { stringValue: withoutSecrets(key, value, system) } }];
    return typeof value === 'number' ? [{ key, value: toNumber(value) }] : [];
  });
}

function toNumber(value: number): object {
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

function withoutSecrets(key: string, value: string, system: unknown): string {
  if (/^db\.(?:query\.text|statement)$/.test(key))
    return normalizeStatement(value, typeof system === 'string' ? system : undefined).template;
  return /^(?:url\.(?:path|full)|http\.(?:target|url|path))$/.test(key) ? toPathTemplate(value) : value;
}
